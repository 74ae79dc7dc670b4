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

/**
 * A complete response, independent of the connection that will transfer it.
 *
 * @param status the status code
 * @param type the content type of the body
 * @param body the body
 * @param headers headers other than those that describe the body
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Response(int status, ContentType type, byte[] body, Map<String, String> headers) {
    public static final int TEAPOT = 418;
    public static final ContentType JSON = ContentType.APPLICATION_JSON.withCharset(UTF_8);
    public static final ContentType HTML = ContentType.TEXT_HTML.withCharset(UTF_8);

    /** Returns a response with a file and its entity tag. */
    public static Response of(Content content, ContentType type) {
        return new Response(HttpStatus.SC_OK, type, content.bytes(), Map.of(HttpHeaders.ETAG, content.entityTag()));
    }

    /** Returns a response with an HTML page and its entity tag. */
    public static Response page(String html) {
        return of(Content.of(html.getBytes(UTF_8)), HTML);
    }

    /** Returns this response with a Server-Timing header that states the planned delay. */
    Response delayedFor(Duration delay) {
        if (delay.isZero()) {
            return this;
        }
        String millis =
                BigDecimal.valueOf(delay.toNanos(), 6).stripTrailingZeros().toPlainString();
        Map<String, String> allHeaders = new HashMap<>(headers);
        allHeaders.put("Server-Timing", "delay;dur=" + millis);
        return new Response(status, type, body, allHeaders);
    }

    /**
     * Returns 304 instead of this response if the client has the file already.
     *
     * @param knownTags the If-None-Match header of the request, or an empty string
     */
    Response unlessKnown(String knownTags) {
        String tag = headers.get(HttpHeaders.ETAG);
        boolean known = tag != null && (knownTags.equals("*") || knownTags.contains(tag));
        return known ? new Response(HttpStatus.SC_NOT_MODIFIED, type, body, headers) : this;
    }

    int length() {
        return status == HttpStatus.SC_NOT_MODIFIED ? 0 : body.length;
    }

    /** HttpCore's catalog of reason phrases lacks 418. */
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
