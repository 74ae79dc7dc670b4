package flags.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;

import flags.endpoints.FlagCatalog.Content;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The files below {@code /flags/}, subject to the holds and faults of an endpoint. */
final class FlagFiles {
    private static final Pattern FILE = Pattern.compile("/flags/([a-z]{2})/(?:(\\1\\.gif)|metadata\\.json)");
    private static final JsonFactory JSON = new JsonFactory();

    private final FlagCatalog catalog;
    private final Behaviour behaviour;

    FlagFiles(FlagCatalog catalog, Behaviour behaviour) {
        this.catalog = catalog;
        this.behaviour = behaviour;
    }

    /** A request for a file of a country that may exist or not. */
    record Target(String path, String code, boolean image) {}

    /** The file that a path names, or empty where it names something else. */
    static Optional<Target> target(String path) {
        Matcher file = FILE.matcher(path);
        return file.matches() ? Optional.of(new Target(path, file.group(1), file.group(2) != null)) : Optional.empty();
    }

    Duration holdOf(Target target) {
        return behaviour.holdOf(target.code());
    }

    /**
     * The reply to a request for a file.
     *
     * @param knownTags the request's If-None-Match header, or an empty string
     */
    Reply reply(Target target, String knownTags) {
        Map<String, String> headers = new HashMap<>();
        Duration hold = holdOf(target);
        if (!hold.isZero()) {
            String millis =
                    BigDecimal.valueOf(hold.toNanos(), 6).stripTrailingZeros().toPlainString();
            headers.put("Server-Timing", "delay;dur=" + millis);
        }
        if (behaviour.refuses(target.code())) {
            return Reply.text(Reply.TEAPOT, "this endpoint refuses requests for " + target.code(), headers);
        }
        return content(target)
                .map(content -> unlessKnown(content, target, knownTags, headers))
                .orElseGet(() -> Reply.text(HttpStatus.SC_NOT_FOUND, "not found: " + target.path(), headers));
    }

    private Optional<Content> content(Target target) {
        return target.image() ? catalog.image(target.code()) : metadata(target.code());
    }

    private Optional<Content> metadata(String code) {
        return Optional.ofNullable(catalog.names().get(code)).map(name -> {
            var bytes = new ByteArrayOutputStream();
            try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
                json.writeStartObject();
                json.writeStringProperty("country", name);
                json.writeStringProperty("iso_cc", code.toUpperCase(Locale.ROOT));
                json.writeEndObject();
            }
            return Content.of(bytes.toByteArray());
        });
    }

    private static Reply unlessKnown(Content content, Target target, String knownTags, Map<String, String> headers) {
        headers.put(HttpHeaders.ETAG, content.entityTag());
        boolean known = knownTags.equals("*") || knownTags.contains(content.entityTag());
        return new Reply(
                known ? HttpStatus.SC_NOT_MODIFIED : HttpStatus.SC_OK,
                target.image() ? ContentType.IMAGE_GIF : ContentType.APPLICATION_JSON.withCharset(UTF_8),
                content.bytes(),
                headers);
    }
}
