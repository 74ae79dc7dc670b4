package flags.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import endpoints.flags.FlagServer;
import endpoints.server.Endpoint;
import flags.common.DownloadMany;
import flags.common.Style;
import flags.testing.Downloads.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server fault affects one flag only: it is counted with the right status, and the next flag is downloaded. */
abstract class FailureContract {
    private static final List<String> BAD_AND_GOOD = List.of("BR", "CN");
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration MAX_TIME = Duration.ofSeconds(5);

    private static WireMockServer server;

    private final Style style;
    private final DownloadMany downloadMany;

    @TempDir
    private Path directory;

    @SuppressWarnings("NullAway.Init") // JUnit sets the directory.
    FailureContract(Style style, DownloadMany downloadMany) {
        this.style = style;
        this.downloadMany = downloadMany;
    }

    @BeforeAll
    static void startServer() throws IOException {
        server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        // The first response of WireMock may take longer than the timeout of the tests.
        server.stubFor(get(anyUrl()).willReturn(Misbehavior.ok(Misbehavior.gif())));
        URI.create(server.baseUrl()).toURL().openStream().close();
    }

    @AfterAll
    static void stopServer() {
        server.stop();
    }

    @BeforeEach
    void serveAFlagEverywhere() {
        server.resetAll();
        server.stubFor(get(anyUrl()).willReturn(Misbehavior.ok(Misbehavior.gif())));
    }

    @ParameterizedTest
    @EnumSource
    void countsTheFlagAndDownloadsTheNext(Misbehavior misbehavior) throws Exception {
        server.stubFor(get("/br/br.gif").willReturn(misbehavior.response()));

        Outcome outcome = downloads(directory, misbehavior).from(server.baseUrl(), BAD_AND_GOOD, concurrency());

        assertResults(outcome, misbehavior.message(), misbehavior == Misbehavior.REDIRECT);
    }

    @Test
    void countsATruncatedBodyAsAnError() throws Exception {
        byte[] head = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nConnection: close\r\n\r\nGIF89a".getBytes(UTF_8);
        try (var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var responding = new FutureTask<>(() -> respondOnce(socket, head), null);
            new Thread(responding, "truncating server").start();

            Outcome outcome = downloads(directory).from("http://localhost:" + socket.getLocalPort(), List.of("BR"), 1);

            responding.get(60, TimeUnit.SECONDS);
            assertThat(outcome.ended())
                    .containsExactly("BR error: truncated response: the server closed the connection too early");
            assertThat(files()).isEmpty();
        }
    }

    private static void respondOnce(ServerSocket server, byte[] response) {
        try (Socket client = server.accept()) {
            int newlines = 0;
            while (newlines < 2) {
                int read = client.getInputStream().read();
                newlines = read == '\n' ? newlines + 1 : read == '\r' ? newlines : 0;
            }
            client.getOutputStream().write(response);
            client.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void countsARefusedConnectionAsAnError() throws Exception {
        int freePort;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freePort = socket.getLocalPort();
        }

        Outcome outcome = downloads(directory).from("http://localhost:" + freePort, BAD_AND_GOOD, concurrency());

        assertThat(outcome.ended())
                .hasSize(2)
                .allMatch(line -> line.endsWith("error: cannot connect: connection refused"));
    }

    @Test
    void countsAnUnknownHostAsAnError() throws Exception {
        Outcome outcome = downloads(directory).from("http://nowhere.invalid", List.of("BR"), 1);

        assertThat(outcome.ended()).containsExactly("BR error: unknown host: nowhere.invalid");
    }

    @Test
    void countsEachFlagAsAnErrorOnceTheDestinationIsNotWritable() throws Exception {
        Path destination = Files.createDirectory(directory.resolve("destination"));
        try (FlagServer flags = FlagServer.start(Endpoint.LOCAL.defaultBehavior())) {
            flags.gate().block("cn");
            var program = new FutureTask<>(() -> downloads(destination).from(flags.url(), List.of("CN", "BR"), 1));
            new Thread(program, "program").start();
            flags.stats().awaitRequests(1);

            Files.delete(destination);
            Files.createFile(destination);
            flags.gate().release("cn");

            assertThat(program.get(60, TimeUnit.SECONDS).ended())
                    .hasSize(2)
                    .allMatch(line -> line.matches("(BR|CN) error: cannot save .*"));
            assertThat(destination).isEmptyFile();
        }
    }

    private void assertResults(Outcome outcome, String badMessage, boolean badIsSaved) throws IOException {
        assertThat(outcome.ended()).hasSize(2).contains("CN OK").anyMatch(line -> line.startsWith(badMessage));
        assertThat(outcome.ended())
                .allMatch(line -> line.length() < 200 && line.lines().count() == 1);
        assertThat(files())
                .containsExactlyInAnyOrderElementsOf(badIsSaved ? List.of("BR.gif", "CN.gif") : List.of("CN.gif"));
    }

    private Downloads downloads(Path destination) {
        return new Downloads(style, downloadMany, destination);
    }

    /** Short timeouts only where the fault needs one: on a loaded machine they would hit the good flag too. */
    private Downloads downloads(Path destination, Misbehavior misbehavior) {
        return misbehavior.isSlow()
                ? new Downloads(style, downloadMany, destination, TIMEOUT, MAX_TIME)
                : downloads(destination);
    }

    private int concurrency() {
        return Math.min(2, style.maxConcurrency());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
