package httpclient;

import java.time.Duration;
import java.util.Iterator;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;
import org.apache.hc.core5.http.message.MessageSupport;

/**
 * What a server answered.
 *
 * @param status code
 * @param reason phrase that came with the status, or the usual one
 * @param body empty if it was too large
 * @param tooLarge whether it was larger than {@link #MAX_BODY_BYTES}
 * @param delay for how long the server meant to delay the response, a day at most; zero if it did not say
 */
@SuppressWarnings("ArrayRecordComponent") // Carried from here to there, never compared.
public record Response(int status, String reason, byte[] body, boolean tooLarge, Duration delay) {
    /** Whoever says more does not mean it, and many of them could not be added up. */
    private static final Duration MAX_DELAY = Duration.ofDays(1);

    private static final double NANOS_PER_MILLI = 1_000_000;

    /** No body that is larger is read. */
    public static final int MAX_BODY_BYTES = 1024 * 1024;

    static Response of(HttpResponse head, byte[] body) {
        return new Response(head.getCode(), reason(head), body, false, delay(head));
    }

    static Response tooLarge(HttpResponse head) {
        return new Response(head.getCode(), reason(head), new byte[0], true, delay(head));
    }

    private static String reason(HttpResponse head) {
        String given = head.getReasonPhrase();
        if (given != null && !given.isBlank()) {
            return ErrorMessages.ofServer(given);
        }
        String usual = EnglishReasonPhraseCatalog.INSTANCE.getReason(head.getCode(), null);
        return usual == null ? "no reason given" : usual;
    }

    /** Reads {@code Server-Timing: delay;dur=500}, whose unit is the millisecond. */
    private static Duration delay(HttpResponse head) {
        Iterator<HeaderElement> metrics = MessageSupport.iterate(head, "Server-Timing");
        while (metrics.hasNext()) {
            HeaderElement metric = metrics.next();
            NameValuePair duration = metric.getParameterByName("dur");
            if (metric.getName().equals("delay") && duration != null && duration.getValue() != null) {
                return millis(duration.getValue());
            }
        }
        return Duration.ZERO;
    }

    private static Duration millis(String text) {
        try {
            double millis = Double.parseDouble(text);
            return millis > 0 && millis <= MAX_DELAY.toMillis()
                    ? Duration.ofNanos(Math.round(millis * NANOS_PER_MILLI))
                    : Duration.ZERO;
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }
}
