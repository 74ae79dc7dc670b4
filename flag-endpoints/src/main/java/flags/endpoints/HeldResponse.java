package flags.endpoints;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A response that waits for the gate and for its hold to pass. It is given once, or never if it is abandoned before. */
final class HeldResponse {
    private final Traffic traffic;
    private @Nullable Runnable response;
    private @Nullable Future<?> hold;

    /** A response to a request that has just arrived. */
    HeldResponse(Traffic traffic, Runnable response) {
        this.traffic = traffic;
        this.response = response;
        traffic.arrived();
    }

    /** Gives the response when a time has passed; a timer that has ended, as its server has, abandons it. */
    void giveAfter(Duration time, ScheduledExecutorService timer) {
        if (time.isZero()) {
            give();
        } else {
            holdFor(time, timer);
        }
    }

    private synchronized void holdFor(Duration time, ScheduledExecutorService timer) {
        if (response != null) {
            try {
                hold = timer.schedule(this::give, time.toNanos(), TimeUnit.NANOSECONDS);
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

    /** Forgets the response, whose client has gone, and all that it holds in memory. */
    synchronized void abandon() {
        if (hold != null) {
            hold.cancel(false);
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
