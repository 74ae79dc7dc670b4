package flags.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseProducer;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.apache.hc.core5.http.nio.support.BasicResponseProducer;

/** What is to be answered, before it becomes a response on a connection. */
@SuppressWarnings("ArrayRecordComponent") // Carried from here to there, never compared.
record Reply(int status, ContentType type, byte[] body, Map<String, String> headers) {
    static final int TEAPOT = 418;
    static final ContentType HTML = ContentType.TEXT_HTML.withCharset(UTF_8);

    /** A status other than 200, with a sentence for the person who reads it. */
    static Reply text(int status, String sentence, Map<String, String> headers) {
        return new Reply(status, ContentType.TEXT_PLAIN.withCharset(UTF_8), (sentence + "\n").getBytes(UTF_8), headers);
    }

    static Reply page(String html) {
        return new Reply(HttpStatus.SC_OK, HTML, html.getBytes(UTF_8), Map.of());
    }

    static Reply notFound(String path) {
        return text(HttpStatus.SC_NOT_FOUND, "not found: " + path, Map.of());
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
