package atlas.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import endpoints.response.Response;
import endpoints.server.Behavior;
import endpoints.server.DelayDistribution;
import endpoints.server.EndpointServer;
import endpoints.server.ListenerConfig;
import endpoints.server.Resources;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpStatus;

/**
 * A mirror that tests control. It has every country. The gate knows a flag as {@code br.gif} and a name as {@code
 * br.json}, so that each can be blocked alone.
 */
final class TestMirror extends EndpointServer {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Files files;

    private TestMirror(Files files) throws IOException, InterruptedException {
        super(files, new Behavior(DelayDistribution.constant(Duration.ZERO), 0, 1), ListenerConfig.onFreePort());
        this.files = files;
    }

    /**
     * Starts a mirror.
     *
     * @param number from 0 to 255; a part of its flags, so that tests can tell them from those of other mirrors
     */
    static TestMirror start(int number) throws IOException, InterruptedException {
        return new TestMirror(new Files(number));
    }

    /** Returns the flags of the mirror with this number. */
    static byte[] gif(int number) {
        return HexFormat.of().parseHex("474946383961" + "%02x000100".formatted(number) + "000000" + "3b");
    }

    private static final class Files implements Resources {
        private static final Pattern FILE = Pattern.compile("/flags/([a-z]{2})/(?:\\1(\\.gif)|metadata(\\.json))");

        private final int number;
        private final Map<String, Integer> statuses = new ConcurrentHashMap<>();

        Files(int number) {
            this.number = number;
        }

        @Override
        public Optional<Delayed> delayed(String path) {
            Matcher matcher = FILE.matcher(path);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String code = matcher.group(1);
            boolean image = matcher.group(2) != null;
            String file = code + (image ? ".gif" : ".json");
            Response response = image
                    ? Response.file(gif(number), ContentType.IMAGE_GIF)
                    : Response.file(
                            "{\"country\": \"Country %s\"}".formatted(code).getBytes(UTF_8), Response.JSON);
            return Optional.of(new Delayed(
                    file,
                    () -> Optional.ofNullable(statuses.get(file))
                            .map(status -> error(status, "on purpose", Map.of()))
                            .orElse(response)));
        }

        @Override
        public Response page(String path) {
            return error(HttpStatus.SC_NOT_FOUND, "not found", Map.of());
        }

        @Override
        public Response error(int status, String message, Map<String, String> headers) {
            return new Response(status, Response.TEXT, message.getBytes(UTF_8), headers);
        }
    }

    @Override
    public String url() {
        return address() + "/flags";
    }

    /** Makes this mirror respond with an error to requests for a file such as {@code br.gif}. */
    void fail(String file, int status) {
        files.statuses.put(file, status);
    }

    /** Waits until this many requests have arrived. */
    void awaitRequests(long min) {
        await("requests to " + url()).atMost(LIMIT).until(() -> stats().requests() >= min);
    }

    /** Waits until the clients have ended or cancelled all requests but this many. */
    void awaitInFlight(int max) throws InterruptedException {
        assertThat(stats().awaitInFlight(max, LIMIT))
                .as("at most %d requests in flight at %s", max, url())
                .isTrue();
    }
}
