package httpclient;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.Iterator;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;
import org.apache.hc.core5.http.message.MessageSupport;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP response.
 *
 * @param status the status code
 * @param reasonPhrase the reason phrase as received, one character per byte
 * @param body the body, empty if it was too large
 * @param tooLarge whether the body was larger than {@link #MAX_BODY_BYTES}
 * @param delay the delay that the server planned for the response, at most a day; zero if it stated none
 * @param retryAfter the value of the Retry-After header
 */
@SuppressWarnings("ArrayRecordComponent") // Responses are not compared.
public record Response(
        int status,
        @Nullable String reasonPhrase,
        byte[] body,
        boolean tooLarge,
        Duration delay,
        @Nullable String retryAfter) {
    /** Longer delays are ignored: they are implausible, and their sum could overflow. */
    private static final Duration MAX_DELAY = Duration.ofDays(1);

    private static final double NANOS_PER_MILLI = 1_000_000;

    /** The maximum size of a body. Larger bodies are not read. */
    public static final int MAX_BODY_BYTES = 1024 * 1024;

    static Response of(HttpResponse head, byte[] body) {
        return of(head, body, false);
    }

    static Response tooLarge(HttpResponse head) {
        return of(head, new byte[0], true);
    }

    private static Response of(HttpResponse head, byte[] body, boolean tooLarge) {
        Header retryAfter = head.getFirstHeader(HttpHeaders.RETRY_AFTER);
        return new Response(
                head.getCode(),
                head.getReasonPhrase(),
                body,
                tooLarge,
                delay(head),
                retryAfter == null ? null : retryAfter.getValue());
    }

    /** Returns the error message for an unexpected status: {@code HTTP error 418 - I'm a teapot}. */
    public String errorMessage() {
        return "HTTP error " + status + " - " + reason();
    }

    private String reason() {
        if (reasonPhrase != null && !reasonPhrase.isBlank()) {
            return ErrorMessages.sanitize(decode(reasonPhrase));
        }
        String standard = EnglishReasonPhraseCatalog.INSTANCE.getReason(status, null);
        return standard == null ? "no reason given" : standard;
    }

    /** Decodes UTF-8, which servers send although RFC 9112 §4 does not name a charset, or else ISO-8859-1. */
    private static String decode(String bytes) {
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return bytes;
        }
    }

    /** Parses {@code Server-Timing: delay;dur=500}, in milliseconds (W3C Server Timing). */
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
