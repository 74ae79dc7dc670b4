package prices.queues;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Spaces out queries. Not thread-safe. */
@FunctionalInterface
interface Pacer {
    /**
     * Blocks until the next query is due.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    void await() throws InterruptedException;

    /** Blocks the calling thread for a time. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(long nanos) throws InterruptedException;
    }

    /**
     * Returns a pacer that makes the first query due at once, and one query per period afterwards. It does not make up
     * for lost time.
     */
    static Pacer every(Duration period) {
        return every(period, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
    }

    /** Returns such a pacer with another clock. */
    static Pacer every(Duration period, LongSupplier nanoTime, Sleeper sleeper) {
        return new Pacer() {
            private long dueNanos = nanoTime.getAsLong();

            @Override
            public void await() throws InterruptedException {
                sleeper.sleep(dueNanos - nanoTime.getAsLong());
                long nextNanos = dueNanos + period.toNanos();
                long now = nanoTime.getAsLong();
                dueNanos = nextNanos - now > 0 ? nextNanos : now;
            }
        };
    }
}
