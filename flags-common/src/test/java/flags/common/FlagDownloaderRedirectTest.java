package flags.common;

import static flags.common.DownloadFixtures.downloader;
import static flags.common.DownloadFixtures.flag;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reporting.Status;

/** Redirects are followed as browsers and curl follow them. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlagDownloaderRedirectTest {
    /** The Location header of the response to {@code /flags/br/br.gif}, and the target of the next request. */
    private static final Map<String, String> TARGETS = Map.ofEntries(
            Map.entry("/x", "/x"),
            Map.entry("x.gif", "/flags/br/x.gif"),
            Map.entry("./x.gif", "/flags/br/x.gif"),
            Map.entry("../x", "/flags/x"),
            Map.entry("..", "/flags/"),
            Map.entry(".", "/flags/br/"),
            Map.entry("../../../../x", "/x"),
            Map.entry("?v=2", "/flags/br/br.gif?v=2"),
            Map.entry("x?a=/../b#c", "/flags/br/x?a=/../b"),
            Map.entry("/a b", "/a%20b"),
            Map.entry("/a\tb", "/a%09b"),
            Map.entry("/\u00fc", "/%C3%BC"),
            Map.entry("?q=\u00fc |", "/flags/br/br.gif?q=%C3%BC%20%7C"),
            Map.entry("/100%", "/100%25"),
            Map.entry("/a%20b%2Fc", "/a%20b%2Fc"),
            Map.entry("/[x]{y}\\", "/%5Bx%5D%7By%7D%5C"),
            Map.entry("//localhost:PORT/y", "/y"),
            Map.entry("http://localhost:PORT", "/"),
            Map.entry("HTTP://LOCALHOST:PORT?z", "/?z"));

    private final Path destination;

    FlagDownloaderRedirectTest(@TempDir Path destination) {
        this.destination = destination;
    }

    static Stream<Arguments> modesAndTargets() {
        return Stream.of(Mode.values())
                .flatMap(mode -> TARGETS.entrySet().stream()
                        .map(target -> Arguments.of(mode, target.getKey(), target.getValue())));
    }

    @ParameterizedTest
    @MethodSource("modesAndTargets")
    void resolvesTheLocation(Mode mode, String location, String target) throws Exception {
        try (RawServer server = redirect(location);
                FlagDownloader downloader = downloader(server.url(), destination)) {
            assertThat(mode.download(downloader, "BR").status()).isEqualTo(Status.OK);
            assertThat(server.targets()).containsExactly("/flags/br/br.gif", target);
        }
    }

    static Stream<Arguments> modesAndLoops() {
        return Stream.of(Mode.values())
                .flatMap(mode -> Stream.of("", "#x", "br.gif", "?#").map(location -> Arguments.of(mode, location)));
    }

    @ParameterizedTest
    @MethodSource("modesAndLoops")
    void aLocationOfTheSameResourceIsACircle(Mode mode, String location) throws Exception {
        try (RawServer server = RawServer.start(head(location));
                FlagDownloader downloader = downloader(server.url(), destination)) {
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage("redirected in a circle");
        }
    }

    static Stream<Arguments> modesAndInvalidLocations() {
        return Stream.of(Mode.values())
                .flatMap(mode -> Map.of(
                                "http:x", "Redirect URI does not specify a valid host name: http:x",
                                "http:///x", "Redirect URI does not specify a valid host name: http:///x",
                                "mailto:x", "Redirect URI does not specify a valid host name: mailto:x",
                                "http://a b/", "Invalid redirect URI: http://a b/",
                                "http://localhost:99999/",
                                        "Redirect URI does not specify a valid host name: http://localhost:99999/",
                                "http://user:pw@localhost:PORT/",
                                        "Request URI authority contains deprecated userinfo component",
                                "1:2", "Invalid redirect URI: 1:2")
                        .entrySet()
                        .stream()
                        .map(location -> Arguments.of(mode, location.getKey(), location.getValue())));
    }

    @ParameterizedTest
    @MethodSource("modesAndInvalidLocations")
    void anInvalidLocationIsAnError(Mode mode, String location, String message) throws Exception {
        try (RawServer server = redirect(location);
                FlagDownloader downloader = downloader(server.url(), destination)) {
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage("protocol error: " + message);
            assertThat(server.targets()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSixthRedirectIsAnError(Mode mode) throws Exception {
        try (RawServer server = RawServer.start((out, connection) ->
                        out.write(head("x" + connection.getPort()).getBytes(UTF_8)));
                FlagDownloader downloader = downloader(server.url(), destination)) {
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage("bad redirect: Maximum redirects (5) exceeded");
            assertThat(server.targets()).hasSize(6);
        }
    }

    /** Redirects the first request and sends a flag afterwards. */
    private static RawServer redirect(String location) throws IOException {
        byte[] flag = flag("BR");
        var redirected = new AtomicBoolean();
        return RawServer.start((out, connection) -> {
            if (redirected.compareAndSet(false, true)) {
                out.write(head(location.replace("PORT", "" + connection.getLocalPort()))
                        .getBytes(UTF_8));
            } else {
                out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + flag.length + "\r\n\r\n").getBytes(ISO_8859_1));
                out.write(flag);
            }
        });
    }

    private static String head(String location) {
        return "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location + "\r\n\r\n";
    }
}
