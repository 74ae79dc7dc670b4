package endpoints.response;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;

/**
 * A well-formed response, independent of the connection that transfers it.
 *
 * @param status the status code, from 200 to 599
 * @param type the content type of the body
 * @param body the body, which is shared and never changed
 * @param headers headers other than those that describe the body
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Response(int status, ContentType type, byte[] body, Map<String, String> headers) implements Outcome {
    /** The status code 418 (RFC 2324). */
    public static final int TEAPOT = 418;

    /** JSON in UTF-8. */
    public static final ContentType JSON = ContentType.APPLICATION_JSON.withCharset(UTF_8);

    /** HTML in UTF-8. */
    public static final ContentType HTML = ContentType.TEXT_HTML.withCharset(UTF_8);

    /** Plain text in UTF-8. */
    public static final ContentType TEXT = ContentType.TEXT_PLAIN.withCharset(UTF_8);

    /** Returns a response with a file and an entity tag that depends on its bytes. */
    public static Response file(byte[] bytes, ContentType type) {
        var checksum = new CRC32();
        checksum.update(bytes);
        String entityTag = "\"%x-%x\"".formatted(bytes.length, checksum.getValue());
        return new Response(HttpStatus.SC_OK, type, bytes, Map.of(HttpHeaders.ETAG, entityTag));
    }

    /** Returns a response with an HTML page. */
    public static Response page(String html) {
        return file(html.getBytes(UTF_8), HTML);
    }

    /** Returns this response with one more header. */
    public Response with(String name, String value) {
        Map<String, String> allHeaders = new LinkedHashMap<>(headers);
        allHeaders.put(name, value);
        return new Response(status, type, body, allHeaders);
    }

    /**
     * Returns 304 instead of this response if the client has the file already.
     *
     * @param knownTags the If-None-Match header of the request, or an empty string
     */
    public Response unlessKnown(String knownTags) {
        String tag = headers.get(HttpHeaders.ETAG);
        boolean known = tag != null && (knownTags.equals("*") || knownTags.contains(tag));
        return known ? new Response(HttpStatus.SC_NOT_MODIFIED, type, body, headers) : this;
    }

    /** Returns whether responses with this status have a body (RFC 9110, section 6.4.1). */
    public boolean hasBody() {
        return status != HttpStatus.SC_NO_CONTENT
                && status != HttpStatus.SC_RESET_CONTENT
                && status != HttpStatus.SC_NOT_MODIFIED;
    }

    /** Returns the reason phrase, or an empty string for a status without one. */
    public String reason() {
        // HttpCore's catalog lacks 418.
        return status == TEAPOT
                ? "I'm a teapot"
                : Objects.requireNonNullElse(EnglishReasonPhraseCatalog.INSTANCE.getReason(status, Locale.ROOT), "");
    }
}
