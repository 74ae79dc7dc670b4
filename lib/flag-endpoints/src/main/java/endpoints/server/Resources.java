package endpoints.server;

import endpoints.response.ErrorFormat;
import endpoints.response.Response;
import java.util.Optional;
import java.util.function.Supplier;

/** The resources of an endpoint by their paths, independent of how requests and responses are transferred. */
public interface Resources extends ErrorFormat {
    /**
     * A resource whose requests are counted, and whose responses pass the gate, are delayed and can be faulty.
     *
     * @param code the code by which the gate blocks it, and on which its delay and its fault depend
     * @param response makes the response when the delay has passed
     */
    record Delayed(String code, Supplier<Response> response) {}

    /** Returns the delayed resource of a path, even if it does not exist, or empty if the path is not of that kind. */
    Optional<Delayed> delayed(String path);

    /** Returns the immediate response to a request for any other path. */
    Response page(String path);
}
