package processpool;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits that ignore interrupts: the pool's threads stop waiting for a worker when the worker is killed. */
final class Uninterruptibles {
    private Uninterruptibles() {}

    @FunctionalInterface
    interface TimedWait<T> {
        T await(long nanos) throws InterruptedException;
    }

    /** Waits up to a timeout, and restores the interrupt status afterwards. */
    static <T> T uninterruptibly(Duration timeout, TimedWait<T> wait) {
        long deadline = System.nanoTime() + nanos(timeout);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return wait.await(deadline - System.nanoTime());
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

    /** Returns a timeout in nanoseconds, or the maximum for one of more than 292 years. */
    static long nanos(Duration timeout) {
        return TimeUnit.NANOSECONDS.convert(timeout);
    }

    static void joinUninterruptibly(Thread thread, Duration timeout) {
        Uninterruptibles.<Boolean>uninterruptibly(timeout, nanos -> {
            TimeUnit.NANOSECONDS.timedJoin(thread, nanos);
            return true;
        });
    }
}
