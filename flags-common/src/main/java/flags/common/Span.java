package flags.common;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * The time and thread of a download. The times come from the system clock, so that those of a worker process can be
 * compared with those of the main process.
 *
 * @param start the time at which the download started
 * @param end the time at which it was saved, or had failed
 * @param thread the name of the thread on which it ended
 */
public record Span(Instant start, Instant end, String thread) implements Serializable {
    private static final long serialVersionUID = 1;

    /** Returns the time since the end, or zero if the clock was set back. */
    Duration untilNow() {
        var time = Duration.between(end, Instant.now());
        return time.isNegative() ? Duration.ZERO : time;
    }

    /** Returns a span that ends now, on the calling thread. */
    static Span since(Instant start) {
        return new Span(start, Instant.now(), Thread.currentThread().getName());
    }
}
