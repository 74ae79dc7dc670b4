package endpoints.server;

/**
 * The limit of an endpoint that sheds load: requests beyond it are rejected at once, with {@code Retry-After: 1}.
 *
 * @param max the maximum number of requests in flight, at least 1
 * @param status the status code of rejections
 */
public record ConcurrencyLimit(int max, int status) {
    /** No limit. */
    public static final ConcurrencyLimit NONE = new ConcurrencyLimit(Integer.MAX_VALUE, 503);
}
