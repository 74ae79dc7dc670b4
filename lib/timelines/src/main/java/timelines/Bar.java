package timelines;

import java.time.Duration;

/**
 * Something that took its time.
 *
 * @param start since the run began; not negative
 * @param end since the run began; not before the start. What took no time at all is drawn as a line.
 * @param state tells its colour and pattern
 * @param label inside the bar; left out of the picture where the bar is too small for it; may be empty
 */
public record Bar(Duration start, Duration end, State state, String label) {
    /** @throws IllegalArgumentException if it starts before the run or ends before it starts */
    public Bar {
        if (start.isNegative() || end.compareTo(start) < 0) {
            throw new IllegalArgumentException(
                    "bar '%s' is from %s to %s: time goes from zero on".formatted(label, start, end));
        }
    }
}
