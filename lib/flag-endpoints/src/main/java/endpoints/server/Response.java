package endpoints.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseProducer;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.apache.hc.core5.http.nio.support.BasicResponseProducer;

/** What is to be answered, before it becomes a response on a connection. */
@SuppressWarnings("ArrayRecordComponent") // Carried from here to there, never compared.
public record Response(int status, ContentType type, byte[] body, Map<String, String> headers) {
    public static final int TEAPOT = 418;
    public static final ContentType JSON = ContentType.APPLICATION_JSON.withCharset(UTF_8);
    public static final ContentType HTML = ContentType.TEXT_HTML.withCharset(UTF_8);

    /** A whole file, with the tag by which a client can ask whether it has changed. */
    public static Response of(Content content, ContentType type) {
        return new Response(HttpStatus.SC_OK, type, content.bytes(), Map.of(HttpHeaders.ETAG, content.entityTag()));
    }

    public static Response page(String html) {
        return of(Content.of(html.getBytes(UTF_8)), HTML);
    }

    /** The same reply, which tells for how long it was meant to be delayed. */
    Response delayedFor(Duration delay) {
        if (delay.isZero()) {
            return this;
        }
        String millis =
                BigDecimal.valueOf(delay.toNanos(), 6).stripTrailingZeros().toPlainString();
        Map<String, String> more = new HashMap<>(headers);
        more.put("Server-Timing", "delay;dur=" + millis);
        return new Response(status, type, body, more);
    }

    /**
     * This reply, or 304 in its place if the client has the file already.
     *
     * @param knownTags the request's If-None-Match header, or an empty string
     */
    Response unlessKnown(String knownTags) {
        String tag = headers.get(HttpHeaders.ETAG);
        boolean known = tag != null && (knownTags.equals("*") || knownTags.contains(tag));
        return known ? new Response(HttpStatus.SC_NOT_MODIFIED, type, body, headers) : this;
    }

    int length() {
        return status == HttpStatus.SC_NOT_MODIFIED ? 0 : body.length;
    }

    /** The usual catalog of reasons does not know all statuses that this server uses. */
    private String reason() {
        return status == TEAPOT ? "I'm a teapot" : EnglishReasonPhraseCatalog.INSTANCE.getReason(status, Locale.ROOT);
    }

    AsyncResponseProducer producer() {
        var response = new BasicHttpResponse(status, reason());
        headers.forEach(response::setHeader);
        return status == HttpStatus.SC_NOT_MODIFIED
                ? new BasicResponseProducer(response)
                : new BasicResponseProducer(response, AsyncEntityProducers.create(body, type));
    }
}
