package processpool;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits of the pool's own threads. Interrupts are meant for tasks: what is to end a wait for a worker kills the worker.
 */
final class Uninterruptibles {
    private Uninterruptibles() {}

    @FunctionalInterface
    interface TimedWait<T> {
        T await(long nanos) throws InterruptedException;
    }

    /** Waits up to a limit, and is interrupted afterwards if it was meanwhile. */
    static <T> T uninterruptibly(Duration limit, TimedWait<T> wait) {
        long end = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return wait.await(end - System.nanoTime());
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static void joinUninterruptibly(Thread thread, long millis) {
        Uninterruptibles.<Boolean>uninterruptibly(Duration.ofMillis(millis), nanos -> {
            TimeUnit.NANOSECONDS.timedJoin(thread, nanos);
            return true;
        });
    }
}
