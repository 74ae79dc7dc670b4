package endpoints.response;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates in HTTP headers (RFC 9110, section 5.6.7). */
public final class HttpDates {
    /** Unlike the JDK's formatter for RFC 1123, it pads the day of the month to two digits. */
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private HttpDates() {}

    /** Formats an instant, in whole seconds. */
    public static String format(Instant instant) {
        return FORMAT.format(instant);
    }
}
