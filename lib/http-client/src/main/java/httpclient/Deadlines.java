package httpclient;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Cancels requests that take too long as a whole, which no timeout for single reads would ever notice. */
public final class Deadlines implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Deadlines::daemon);

    /** Starts no thread before it is needed. */
    public Deadlines() {
        timer.setRemoveOnCancelPolicy(true);
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "deadlines");
        thread.setDaemon(true);
        return thread;
    }

    /** Runs an action once the time has passed, unless the result is cancelled before. */
    public Future<?> after(Duration time, Runnable action) {
        return timer.schedule(action, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
