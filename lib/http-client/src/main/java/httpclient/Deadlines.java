package httpclient;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A timer that ends requests which take too long as a whole, and starts retries. A read timeout never fires while data keeps
 * arriving.
 */
public final class Deadlines implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Deadlines::daemon);

    /** Creates a timer. Its thread starts with the first action. */
    public Deadlines() {
        timer.setRemoveOnCancelPolicy(true);
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "deadlines");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Schedules an action.
     *
     * @param delay the time until the action runs
     * @param action the action, which must not block
     * @return a future that cancels the action
     */
    public Future<?> schedule(Duration delay, Runnable action) {
        return timer.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Discards all scheduled actions. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
