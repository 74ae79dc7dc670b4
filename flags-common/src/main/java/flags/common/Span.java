package flags.common;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * When a download happened, and where. The times are of the system's clock, so that those of a worker process can be
 * compared with those of the process that waits for it.
 *
 * @param start when the flag was asked for
 * @param end when it was saved, or it was clear that there is nothing to save
 * @param thread on which it ended
 */
public record Span(Instant start, Instant end, String thread) implements Serializable {
    private static final long serialVersionUID = 1;

    /** How long ago it ended, or zero if the clock was set back meanwhile. */
    Duration untilNow() {
        var time = Duration.between(end, Instant.now());
        return time.isNegative() ? Duration.ZERO : time;
    }

    /** A span that ends now, on the calling thread. */
    static Span since(Instant start) {
        return new Span(start, Instant.now(), Thread.currentThread().getName());
    }
}
