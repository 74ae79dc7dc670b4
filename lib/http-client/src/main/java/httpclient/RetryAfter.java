package httpclient;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Parses the values of {@code Retry-After}: a number of seconds, or a date (RFC 9110 §10.2.3). */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final int MAX_DIGITS = 9;

    /** A year of two digits is at most so many years in the future (RFC 9110 §5.6.7). */
    private static final int MAX_YEARS_AHEAD = 50;

    private static final int CENTURY = 100;
    private static final DateTimeFormatter ASCTIME = DateTimeFormatter.ofPattern(
                    "EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private RetryAfter() {}

    /**
     * Returns the delay that a value asks for.
     *
     * @param value the value of the header
     * @param now the current time
     * @return zero if the value is invalid or a date in the past
     */
    static Duration parse(String value, Instant now) {
        String text = value.strip();
        if (SECONDS.matcher(text).matches()) {
            // More digits are more seconds than any request may take.
            return Duration.ofSeconds(Integer.parseInt(text.substring(0, Math.min(text.length(), MAX_DIGITS))));
        }
        Duration delay = Duration.between(now, date(text, now));
        return delay.isNegative() ? Duration.ZERO : delay;
    }

    /** Parses the three formats of RFC 9110 §5.6.7. A text in another format is a date in the past. */
    private static Instant date(String text, Instant now) {
        for (var format : List.of(DateTimeFormatter.RFC_1123_DATE_TIME, rfc850(now), ASCTIME)) {
            try {
                return format.parse(text, Instant::from);
            } catch (DateTimeException e) {
                // Tries the next format.
            }
        }
        return Instant.EPOCH;
    }

    private static DateTimeFormatter rfc850(Instant now) {
        int maxYear = now.atOffset(ZoneOffset.UTC).getYear() + MAX_YEARS_AHEAD;
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, maxYear - CENTURY + 1)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.ENGLISH)
                .withZone(ZoneOffset.UTC);
    }
}
