package timelines;

import java.time.Duration;

/**
 * An activity of a thread. An activity without duration is drawn as a vertical line.
 *
 * @param start the time since the start of the run, not negative
 * @param end the time since the start of the run, not before {@code start}
 * @param state the kind of activity, which determines color and pattern
 * @param label the text inside the bar, possibly empty; left out of the chart if it does not fit
 */
public record Bar(Duration start, Duration end, State state, String label) {
    /** @throws IllegalArgumentException if the start is negative or the end is before the start */
    public Bar {
        if (start.isNegative() || end.compareTo(start) < 0) {
            throw new IllegalArgumentException(
                    "bar '%s' must not start before 0 or after its end: %s to %s".formatted(label, start, end));
        }
    }

    /** Returns whether this activity has no duration. */
    boolean isInstant() {
        return start.equals(end);
    }
}
