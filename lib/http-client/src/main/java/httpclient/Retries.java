package httpclient;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;

/**
 * Decides whether and when to repeat a request. Both transports ask it after each attempt. The delay is the one that the
 * server asks for, plus an exponential backoff with full jitter: without jitter, clients that were rejected together would
 * come back together.
 */
final class Retries {
    private static final Set<Integer> TRANSIENT_STATUSES = Set.of(
            HttpStatus.SC_REQUEST_TIMEOUT,
            HttpStatus.SC_TOO_MANY_REQUESTS,
            HttpStatus.SC_INTERNAL_SERVER_ERROR,
            HttpStatus.SC_BAD_GATEWAY,
            HttpStatus.SC_SERVICE_UNAVAILABLE,
            HttpStatus.SC_GATEWAY_TIMEOUT);

    private static final double MAX_BACKOFF_NANOS = 5e9;

    private final RetryPolicy policy;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** Creates retries whose jitter is seeded with the process id, so that worker processes do not retry in step. */
    Retries(RetryPolicy policy) {
        this(policy, InstantSource.system(), new Random(ProcessHandle.current().pid()));
    }

    Retries(RetryPolicy policy, InstantSource clock, RandomGenerator random) {
        this.policy = policy;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Returns the delay before the next attempt after a response.
     *
     * @param retry the number of the next retry, from 1
     * @return empty if the response is final
     */
    Optional<Duration> delay(int retry, Response response) {
        return retry <= policy.maxRetries() && TRANSIENT_STATUSES.contains(response.status())
                ? Optional.of(delay(retry, requested(response)))
                : Optional.empty();
    }

    private Duration requested(Response response) {
        String value = response.retryAfter();
        return value == null ? Duration.ZERO : RetryAfter.parse(value, clock.instant());
    }

    /**
     * Returns the delay before the next attempt after a failure.
     *
     * @param retry the number of the next retry, from 1
     * @return empty if the failure is final
     */
    Optional<Duration> delay(int retry, Throwable failure) {
        return retry <= policy.maxRetries() && isTransient(failure)
                ? Optional.of(delay(retry, Duration.ZERO))
                : Optional.empty();
    }

    /** Connections that are refused or lost, and timeouts. */
    private static boolean isTransient(Throwable failure) {
        return failure instanceof SocketException
                || failure instanceof SocketTimeoutException
                || failure instanceof NoHttpResponseException
                || failure instanceof ConnectionClosedException
                || failure instanceof TruncatedChunkException
                // The JDK reports a broken pipe as a plain IOException.
                || failure.getClass() == IOException.class;
    }

    private Duration delay(int retry, Duration requested) {
        if (policy.backoff().isZero()) {
            return Duration.ZERO;
        }
        double bound = Math.min(MAX_BACKOFF_NANOS, policy.backoff().toNanos() * Math.pow(2, retry - 1));
        return requested.plusNanos(Math.round(random.nextDouble() * bound));
    }
}
