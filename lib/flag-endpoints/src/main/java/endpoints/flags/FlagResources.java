package endpoints.flags;

import static java.nio.charset.StandardCharsets.UTF_8;

import endpoints.response.Response;
import endpoints.server.Behavior;
import endpoints.server.Resources;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The files below {@code /flags/}, and the HTML pages of the endpoint. */
final class FlagResources implements Resources {
    private static final Pattern FILE = Pattern.compile("/flags/([a-z]{2})/(?:(\\1\\.gif)|metadata\\.json)");
    private static final JsonFactory JSON = new JsonFactory();

    private final FlagCatalog catalog;
    private final Behavior behavior;
    private final Map<String, Response> pages = new ConcurrentHashMap<>();

    FlagResources(FlagCatalog catalog, Behavior behavior) {
        this.catalog = catalog;
        this.behavior = behavior;
    }

    @Override
    public Optional<Delayed> delayed(String path) {
        Matcher matcher = FILE.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String code = matcher.group(1);
        boolean image = matcher.group(2) != null;
        return Optional.of(new Delayed(
                code, () -> (image ? catalog.image(code) : metadata(code)).orElseGet(() -> notFound(path))));
    }

    private Optional<Response> metadata(String code) {
        return Optional.ofNullable(catalog.names().get(code)).map(name -> {
            var bytes = new ByteArrayOutputStream();
            try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
                json.writeStartObject();
                json.writeStringProperty("country", name);
                json.writeStringProperty("iso_cc", code.toUpperCase(Locale.ROOT));
                json.writeEndObject();
            }
            return Response.file(bytes.toByteArray(), Response.JSON);
        });
    }

    @Override
    public Response page(String path) {
        return switch (path) {
            case "/" -> pages.computeIfAbsent(path, key -> Response.page(FlagPages.home(behavior)));
            case "/flags" ->
                error(HttpStatus.SC_MOVED_PERMANENTLY, "moved to /flags/", Map.of(HttpHeaders.LOCATION, "/flags/"));
            case "/flags/" ->
                pages.computeIfAbsent(path, key -> Response.page(FlagPages.index(catalog.names(), behavior)));
            default -> notFound(path);
        };
    }

    private Response notFound(String path) {
        return error(HttpStatus.SC_NOT_FOUND, "not found: " + path, Map.of());
    }

    @Override
    public Response error(int status, String message, Map<String, String> headers) {
        return new Response(status, Response.TEXT, (message + "\n").getBytes(UTF_8), headers);
    }
}
