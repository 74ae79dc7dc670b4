package commandline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Durations as people write them: decimal seconds, {@code 1.5} or {@code 1.5s}, or milliseconds, {@code 250ms}. */
public final class Durations {
    private static final int MILLIS_SCALE = 3;
    private static final String MILLISECONDS = "ms";
    private static final String SECONDS = "s";

    private Durations() {}

    /**
     * Reads seconds or milliseconds, to the millisecond.
     *
     * @throws IllegalArgumentException if the text is no number, or one outside of the range
     */
    public static Duration parse(String text, Duration least, Duration most) {
        BigDecimal seconds = decimal(text);
        if (seconds.compareTo(decimal(least)) < 0 || seconds.compareTo(decimal(most)) > 0) {
            throw new IllegalArgumentException("out of range: " + text);
        }
        return Duration.ofMillis(seconds.setScale(MILLIS_SCALE, RoundingMode.HALF_UP)
                .movePointRight(MILLIS_SCALE)
                .longValueExact());
    }

    /** Writes a duration as decimal seconds, without a unit and without trailing zeros. */
    public static String format(Duration duration) {
        return decimal(duration).stripTrailingZeros().toPlainString();
    }

    private static BigDecimal decimal(String text) {
        if (text.endsWith(MILLISECONDS)) {
            String number = text.substring(0, text.length() - MILLISECONDS.length());
            try {
                return new BigDecimal(number).scaleByPowerOfTen(-MILLIS_SCALE);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException("out of range: " + text, e);
            }
        }
        return new BigDecimal(text.endsWith(SECONDS) ? text.substring(0, text.length() - SECONDS.length()) : text);
    }

    private static BigDecimal decimal(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), MILLIS_SCALE);
    }
}
