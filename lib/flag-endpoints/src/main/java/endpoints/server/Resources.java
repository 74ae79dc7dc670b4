package endpoints.server;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The resources of an endpoint by their paths, independent of how requests and responses are transferred. */
public interface Resources {
    /**
     * A resource whose requests are counted and whose responses pass the gate and are delayed.
     *
     * @param key the code by which the gate blocks it
     * @param delay the delay of its responses
     * @param response makes the response when the delay has passed
     */
    record Delayed(String key, Duration delay, Supplier<Response> response) {}

    /** Returns the delayed resource of a path, even if it does not exist, or empty if the path is not of that kind. */
    Optional<Delayed> delayed(String path);

    /** Returns the immediate response to a request for any other path. */
    Response page(String path);

    /**
     * Returns an error response in the format of this endpoint.
     *
     * @param status the status code
     * @param message the body, for people
     * @param headers further headers
     */
    Response error(int status, String message, Map<String, String> headers);
}
