package atlas.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpclient.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls of a card, in their blocking and their asynchronous form. */
class CallsTest {
    private static final byte[] GIF = HexFormat.of().parseHex("474946383961" + "01000100" + "000000" + "3b");

    private final Map<String, CompletableFuture<Response>> responses = new HashMap<>();
    private final List<String> requested = new ArrayList<>();
    private final List<Throwable> fatal = new ArrayList<>();
    private final RequestCounts counts = new RequestCounts();
    private final List<Mirror> mirrors = List.of(mirror("http://a"), mirror("http://b"));
    private final Calls calls = new Atlas(mirrors, new Prepared(), counts, fatal::add).calls("BR");

    private enum Form {
        BLOCKING,
        ASYNCHRONOUS
    }

    /** Answers requests with prepared responses. */
    private final class Prepared implements Requests {
        @Override
        public Response get(URI uri) throws IOException, InterruptedException {
            try {
                return getAsync(uri).get();
            } catch (ExecutionException e) {
                throw failure(e);
            }
        }

        private IOException failure(ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            return (IOException) Objects.requireNonNull(e.getCause());
        }

        @Override
        public CompletableFuture<Response> getAsync(URI uri) {
            requested.add(uri.toString());
            return responses.computeIfAbsent(uri.toString(), key -> new CompletableFuture<>());
        }

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void returnTheFlagOfOneMirror(Form form) throws Exception {
        respond("http://b/br/br.gif", 200, GIF);

        assertThat(flag(form, mirrors.get(1)).orElseThrow().gif()).isEqualTo(GIF);

        assertThat(requested).containsExactly("http://b/br/br.gif");
        assertThat(counts.sent()).isEqualTo(1);
        assertThat(counts.cancelled()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void returnNoFlagIfItDoesNotExist(Form form) throws Exception {
        respond("http://a/br/br.gif", 404, new byte[0]);

        assertThat(flag(form, mirrors.get(0))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void failIfTheFlagIsNotAGif(Form form) {
        respond("http://a/br/br.gif", 200, "GIF89a, almost".getBytes(UTF_8));

        assertThatThrownBy(() -> flag(form, mirrors.get(0)))
                .isInstanceOf(CallException.class)
                .hasMessage("not a GIF, or an incomplete one");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void requestTheNameFromTheNextMirrorAfterAFailure(Form form) throws Exception {
        respond("http://a/br/metadata.json", 503, new byte[0]);
        respond("http://b/br/metadata.json", 200, "{\"country\": \" Brazil \"}".getBytes(UTF_8));

        assertThat(name(form)).isEqualTo("Brazil");

        assertThat(requested).containsExactly("http://a/br/metadata.json", "http://b/br/metadata.json");
        assertThat(counts.sent()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void doNotRequestTheNameAgainIfTheCountryDoesNotExist(Form form) {
        respond("http://a/br/metadata.json", 404, new byte[0]);

        assertThatThrownBy(() -> name(form)).isInstanceOf(NotFoundException.class);

        assertThat(requested).containsExactly("http://a/br/metadata.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Brazil", "{", "[]", "{}", "{\"country\": \" \"}", "{\"country\": {}}", "\u0000"})
    void failIfTheMetadataHasNoName(String metadata) {
        respond("http://a/br/metadata.json", 200, metadata.getBytes(UTF_8));
        respond("http://b/br/metadata.json", 200, metadata.getBytes(UTF_8));

        for (Form form : Form.values()) {
            assertThatThrownBy(() -> name(form))
                    .isInstanceOf(CallException.class)
                    .hasMessage("no country name in the metadata");
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void rememberTheFailureOfEachRequest(Form form) {
        respond("http://a/br/metadata.json", 503, new byte[0]);
        fail("http://b/br/metadata.json", new IllegalStateException("unexpected"));

        assertThatThrownBy(() -> name(form)).hasMessage("IllegalStateException: unexpected");

        assertThat(calls.failures())
                .containsExactly(
                        Map.entry(URI.create("http://a/br/metadata.json"), "HTTP error 503 - Service Unavailable"),
                        Map.entry(URI.create("http://b/br/metadata.json"), "IllegalStateException: unexpected"));
        assertThat(calls.reason(new IOException("any"))).isEqualTo("no mirror sent the name");
        assertThat(fatal).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void anErrorEndsTheRun(Form form) {
        var error = new StackOverflowError();
        fail("http://a/br/br.gif", error);

        assertThatThrownBy(() -> flag(form, mirrors.get(0))).isSameAs(error);

        assertThat(fatal).containsExactly(error);
    }

    @Test
    void anInterruptCancelsABlockingCall() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(calls::name).isInstanceOf(InterruptedException.class);

        assertThat(counts.sent()).isEqualTo(1);
        assertThat(counts.cancelled()).isEqualTo(1);
        assertThat(calls.failures()).isEmpty();
    }

    @Test
    void cancellingTheFutureCancelsTheRequest() {
        calls.flagAsync(mirrors.get(0)).cancel(true);

        assertThat(responses.get("http://a/br/br.gif")).isCancelled();
        assertThat(counts.cancelled()).isEqualTo(1);
        assertThat(calls.failures()).isEmpty();
    }

    @Test
    void cancellingTheNameCancelsTheRequestToTheMirrorThatIsAsked() {
        respond("http://a/br/metadata.json", 503, new byte[0]);
        CompletableFuture<String> name = calls.nameAsync();

        name.cancel(true);

        assertThat(responses.get("http://b/br/metadata.json")).isCancelled();
        assertThat(counts.sent()).isEqualTo(2);
        assertThat(counts.cancelled()).isEqualTo(1);
    }

    @Test
    void theReasonIsTheFailureUnlessAllMirrorsFailed() {
        respond("http://a/br/br.gif", 503, new byte[0]);
        assertThatThrownBy(() -> calls.flag(mirrors.get(0))).isInstanceOf(CallException.class);

        assertThat(calls.reason(new IllegalStateException("unexpected")))
                .isEqualTo("IllegalStateException: unexpected");
        respond("http://b/br/br.gif", 503, new byte[0]);
        assertThatThrownBy(() -> calls.flag(mirrors.get(1))).isInstanceOf(CallException.class);
        assertThat(calls.reason(new IllegalStateException("unexpected"))).isEqualTo("no mirror sent the flag");
    }

    private static Mirror mirror(String url) {
        return new Mirror(URI.create(url), Duration.ZERO);
    }

    private void respond(String uri, int status, byte[] body) {
        responses.put(
                uri, CompletableFuture.completedFuture(new Response(status, null, body, false, Duration.ZERO, null)));
    }

    private void fail(String uri, Throwable failure) {
        responses.put(uri, CompletableFuture.failedFuture(failure));
    }

    private Optional<Flag> flag(Form form, Mirror mirror) throws Exception {
        return form == Form.BLOCKING ? calls.flag(mirror) : read(calls.flagAsync(mirror));
    }

    private String name(Form form) throws Exception {
        return form == Form.BLOCKING ? calls.name() : read(calls.nameAsync());
    }

    private static <T> T read(CompletableFuture<T> future) throws Exception {
        assertThat(future).isDone();
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) Objects.requireNonNull(e.getCause());
        }
    }
}
