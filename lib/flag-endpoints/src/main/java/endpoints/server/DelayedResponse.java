package endpoints.server;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A response that waits for the gate and for its delay to pass. It is given once, or never if it is abandoned before. */
final class DelayedResponse {
    private final RequestStats traffic;
    private @Nullable Runnable response;
    private @Nullable Future<?> delay;

    /** A response to a request that has just arrived. */
    DelayedResponse(RequestStats traffic, Runnable response) {
        this.traffic = traffic;
        this.response = response;
        traffic.arrived();
    }

    /** Gives the response when a time has passed; a timer that has ended, as its server has, abandons it. */
    void giveAfter(Duration time, ScheduledExecutorService timer) {
        if (time.isZero()) {
            give();
        } else {
            startDelay(time, timer);
        }
    }

    private synchronized void startDelay(Duration time, ScheduledExecutorService timer) {
        if (response != null) {
            try {
                delay = timer.schedule(this::give, time.toNanos(), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                abandon();
            }
        }
    }

    private void give() {
        Runnable given = end();
        if (given != null) {
            given.run();
        }
    }

    /** Forgets the response, whose client has gone, and all that it delays in memory. */
    synchronized void abandon() {
        if (delay != null) {
            delay.cancel(false);
        }
        var unused = end();
    }

    private synchronized @Nullable Runnable end() {
        Runnable last = response;
        response = null;
        if (last != null) {
            traffic.finished();
        }
        return last;
    }
}
