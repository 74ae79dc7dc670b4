package httpclient;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Limits the rate of requests by spacing them evenly. Thread-safe. */
final class RateLimiter {
    private final long intervalNanos;
    private final LongSupplier nanoTime;
    private long nextNanos;

    /**
     * Creates a limiter.
     *
     * @param maxRate the maximum number of requests per second, above 0; infinite for no limit
     */
    RateLimiter(double maxRate) {
        this(maxRate, System::nanoTime);
    }

    RateLimiter(double maxRate, LongSupplier nanoTime) {
        this.intervalNanos = Math.round(TimeUnit.SECONDS.toNanos(1) / maxRate);
        this.nanoTime = nanoTime;
        this.nextNanos = nanoTime.getAsLong();
    }

    /** Reserves the next free moment for a request, and returns the time until then. */
    synchronized Duration reserve() {
        if (intervalNanos == 0) {
            return Duration.ZERO;
        }
        long now = nanoTime.getAsLong();
        long wait = Math.max(0, nextNanos - now);
        nextNanos = now + wait + intervalNanos;
        return Duration.ofNanos(wait);
    }
}
