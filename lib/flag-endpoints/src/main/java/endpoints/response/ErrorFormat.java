package endpoints.response;

import java.util.Map;

/** Formats the error responses of an endpoint. */
@FunctionalInterface
public interface ErrorFormat {
    /**
     * Returns an error response.
     *
     * @param status the status code
     * @param message the body, for people
     * @param headers further headers
     */
    Response error(int status, String message, Map<String, String> headers);
}
