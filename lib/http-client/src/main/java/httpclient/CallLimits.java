package httpclient;

import java.time.Duration;

/**
 * The limits that both transports apply to a request: its deadline, its retries and the rate of all requests.
 *
 * @param maxTime the maximum duration of a request with its retries
 * @param deadlines the timer for the maximum duration
 * @param retries the retries
 * @param rateLimiter the limiter of the rate of attempts
 */
record CallLimits(Duration maxTime, Deadlines deadlines, Retries retries, RateLimiter rateLimiter) {
    static CallLimits of(ClientSettings settings, Deadlines deadlines) {
        return new CallLimits(
                settings.maxTime(),
                deadlines,
                new Retries(settings.retryPolicy()),
                new RateLimiter(settings.maxRate()));
    }

    /**
     * Returns the time until the deadline of a request.
     *
     * @param startNanos the start of the request, by {@link System#nanoTime}
     * @return zero or negative after the deadline
     */
    Duration remaining(long startNanos) {
        return maxTime.minusNanos(System.nanoTime() - startNanos);
    }

    /** Returns whether a delay from now on ends before the deadline of a request. */
    boolean isInTime(long startNanos, Duration delay) {
        return delay.compareTo(remaining(startNanos)) < 0;
    }
}
