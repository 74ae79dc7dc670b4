package prices;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How fast queries come into being. */
@FunctionalInterface
interface Pace {
    /**
     * Waits until it is time for the next query.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    void await() throws InterruptedException;

    /**
     * A query now and then one each time that so much time has passed. Who is late does not hurry afterwards. Not for
     * several threads.
     */
    static Pace every(Duration period) {
        return new Pace() {
            private long dueNanos = System.nanoTime();

            @Override
            public void await() throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(dueNanos - System.nanoTime());
                long next = dueNanos + period.toNanos();
                long now = System.nanoTime();
                dueNanos = next - now > 0 ? next : now;
            }
        };
    }
}
