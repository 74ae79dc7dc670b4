package commandline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Text forms of durations: decimal seconds, {@code 1.5} or {@code 1.5s}, or milliseconds, {@code 250ms}. */
public final class Durations {
    private static final int MILLIS_SCALE = 3;
    private static final String MILLISECONDS = "ms";
    private static final String SECONDS = "s";

    private Durations() {}

    /**
     * Parses a duration and rounds it to the millisecond.
     *
     * @param text a decimal number, optionally followed by {@code s} or {@code ms}
     * @param min the shortest allowed duration
     * @param max the longest allowed duration
     * @return the duration, from {@code min} to {@code max}
     * @throws NumberFormatException if the text is not a duration or is out of range
     */
    public static Duration parse(String text, Duration min, Duration max) {
        BigDecimal seconds = Decimals.inRange(seconds(text), seconds(min), seconds(max));
        return Duration.ofMillis(seconds.setScale(MILLIS_SCALE, RoundingMode.HALF_UP)
                .movePointRight(MILLIS_SCALE)
                .longValueExact());
    }

    /** Formats a duration as decimal seconds, without a unit and without trailing zeros. */
    public static String format(Duration duration) {
        return seconds(duration).stripTrailingZeros().toPlainString();
    }

    private static BigDecimal seconds(String text) {
        if (text.endsWith(MILLISECONDS)) {
            return Decimals.parse(text.substring(0, text.length() - MILLISECONDS.length()))
                    .movePointLeft(MILLIS_SCALE);
        }
        return Decimals.parse(text.endsWith(SECONDS) ? text.substring(0, text.length() - SECONDS.length()) : text);
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), MILLIS_SCALE);
    }
}
