package httpclient;

import java.io.Serializable;
import java.time.Duration;

/**
 * How often, and after which delay, a request is repeated that failed for a transient reason.
 *
 * @param maxRetries the maximum number of retries of a request, 0 for none
 * @param backoff the upper bound of the random delay before the first retry. It doubles with each further retry, up to 5 s.
 *     If it is zero, retries follow at once, and Retry-After is ignored
 */
public record RetryPolicy(int maxRetries, Duration backoff) implements Serializable {
    private static final long serialVersionUID = 1;

    /** No retries. */
    public static final RetryPolicy NONE = new RetryPolicy(0, Duration.ZERO);
}
