package endpoints.server;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A pending response that is sent after its delay. It is sent at most once, and never after it was cancelled. Until then
 * its request counts as in flight.
 */
final class DelayedResponse {
    private final RequestStats stats;
    private @Nullable Runnable send;
    private @Nullable Future<?> timeout;

    /**
     * Creates the response to a request that has just arrived.
     *
     * @param stats counts the request
     * @param send sends the response
     */
    DelayedResponse(RequestStats stats, Runnable send) {
        this.stats = stats;
        this.send = send;
        stats.arrived();
    }

    /** Sends the response after a delay. Cancels it if the timer was shut down, because then the server is closed. */
    void sendAfter(Duration delay, ScheduledExecutorService timer) {
        if (delay.isZero()) {
            send();
        } else {
            schedule(delay, timer);
        }
    }

    private synchronized void schedule(Duration delay, ScheduledExecutorService timer) {
        if (send != null) {
            try {
                timeout = timer.schedule(this::send, delay.toNanos(), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                cancel();
            }
        }
    }

    private void send() {
        Runnable pending = finish();
        if (pending != null) {
            pending.run();
        }
    }

    /** Discards the response, and the memory that it holds, because the client is gone. */
    synchronized void cancel() {
        if (timeout != null) {
            timeout.cancel(false);
        }
        var unused = finish();
    }

    private synchronized @Nullable Runnable finish() {
        Runnable pending = send;
        send = null;
        if (pending != null) {
            stats.finished();
        }
        return pending;
    }
}
