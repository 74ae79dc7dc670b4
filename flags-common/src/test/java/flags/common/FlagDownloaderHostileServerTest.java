package flags.common;

import static flags.common.DownloadFixtures.downloader;
import static flags.common.DownloadFixtures.filesIn;
import static flags.common.DownloadFixtures.flag;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reporting.Status;

/** A malicious server can exceed neither the limits on time and memory, nor the destination. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlagDownloaderHostileServerTest {
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    private final Path destination;
    private final Path parent;

    FlagDownloaderHostileServerTest(@TempDir Path parent) throws IOException {
        this.parent = parent;
        this.destination = Files.createDirectory(parent.resolve("flags"));
    }

    static Stream<Arguments> modesAndResponses() {
        return Stream.of(Mode.values())
                .flatMap(mode -> Stream.of(HostileResponse.values()).map(response -> Arguments.of(mode, response)));
    }

    @ParameterizedTest
    @MethodSource("modesAndResponses")
    void failsWithAMessageAndDownloadsTheNextFlag(Mode mode, HostileResponse response) throws Exception {
        byte[] flag = flag("ID");
        try (RawServer server = RawServer.start(new ThenFlag(response::write, flag));
                FlagDownloader downloader = downloader(server.url(), destination, TWO_SECONDS, TWO_SECONDS)) {
            // when / then
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage(response.message);
            assertThat(mode.download(downloader, "ID").status()).isEqualTo(Status.OK);
        }
        assertThat(filesIn(destination)).containsExactly("ID.gif");
    }

    /** Uses a handler for the first request, and sends a flag afterwards. */
    private static final class ThenFlag implements RawServer.Handler {
        private final RawServer.Handler first;
        private final byte[] flag;
        private boolean responded;

        ThenFlag(RawServer.Handler first, byte[] flag) {
            this.first = first;
            this.flag = flag;
        }

        @Override
        public void write(OutputStream out, Socket connection) throws IOException {
            if (responded) {
                writeFlag(out, flag, "");
            } else {
                responded = true;
                first.write(out, connection);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFlagWithAnEndlessNotFoundPageIsNotFound(Mode mode) throws Exception {
        try (RawServer server = RawServer.start(
                        (out, connection) -> endless(out, "HTTP/1.1 404 Not Found\r\n\r\n", "sorry ", 0));
                FlagDownloader downloader = downloader(server.url(), destination)) {
            assertThat(mode.download(downloader, "BR").status()).isEqualTo(Status.NOT_FOUND);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDribblingHeadExceedsTheMaxTime(Mode mode) throws Exception {
        assertExceedsMaxTime(mode, (out, connection) -> endless(out, "HTTP/1.1 200 OK\r\n", "X-Slow: x\r\n", 50));
    }

    @ParameterizedTest
    @EnumSource
    void aDribblingChunkExceedsTheMaxTime(Mode mode) throws Exception {
        String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n";
        assertExceedsMaxTime(mode, (out, connection) -> endless(out, head, "x", 50));
    }

    @ParameterizedTest
    @EnumSource
    void anEndlessRedirectFails(Mode mode) throws Exception {
        String head = "HTTP/1.1 302 Found\r\nLocation: /flags/xx/xx.gif\r\n\r\n";
        try (RawServer server = RawServer.start((out, connection) -> endless(out, head, "elsewhere", 50));
                FlagDownloader downloader = downloader(server.url(), destination, TWO_SECONDS, ONE_SECOND)) {
            // The blocking client reads the body first, the asynchronous client detects the circle first.
            assertThatExceptionOfType(DownloadException.class).isThrownBy(() -> mode.download(downloader, "BR"));
        }
        assertThat(filesIn(destination)).isEmpty();
    }

    private void assertExceedsMaxTime(Mode mode, RawServer.Handler handler) throws Exception {
        try (RawServer server = RawServer.start(handler);
                FlagDownloader downloader = downloader(server.url(), destination, TWO_SECONDS, ONE_SECOND)) {
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage("not finished after 1 s");
        }
        assertThat(filesIn(destination)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theServerCannotChooseTheFileName(Mode mode) throws Exception {
        // given
        byte[] flag = flag("ID");
        String name = "Content-Disposition: attachment; filename=\"../../evil.gif\"\r\nContent-Location: /evil.gif\r\n";
        try (RawServer server = RawServer.start((out, connection) -> writeFlag(out, flag, name));
                RawServer redirecting = RawServer.start("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
                        + server.url() + "/../../../../evil.gif\r\n\r\n");
                FlagDownloader downloader = downloader(redirecting.url(), destination)) {
            // when
            Download download = mode.download(downloader, "BR");

            // then
            assertThat(download.status()).isEqualTo(Status.OK);
            assertThat(filesIn(destination)).containsExactly("BR.gif");
            assertThat(filesIn(parent)).containsExactly("flags");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSymbolicLinkInTheDestinationIsReplacedAndNotFollowed(Mode mode) throws Exception {
        // given
        byte[] flag = flag("ID");
        Path outside = Files.writeString(parent.resolve("outside.txt"), "unrelated");
        Files.createSymbolicLink(destination.resolve("BR.gif"), outside);

        try (RawServer server = RawServer.start((out, connection) -> writeFlag(out, flag, ""));
                FlagDownloader downloader = downloader(server.url(), destination)) {
            // when
            mode.download(downloader, "BR");
        }

        // then
        assertThat(outside).hasContent("unrelated");
        assertThat(destination.resolve("BR.gif")).isRegularFile().hasBinaryContent(flag);
        assertThat(Files.isSymbolicLink(destination.resolve("BR.gif"))).isFalse();
    }

    private static void writeFlag(OutputStream out, byte[] flag, String headers) throws IOException {
        out.write("HTTP/1.1 200 OK\r\n%sContent-Length: %d\r\n\r\n"
                .formatted(headers, flag.length)
                .getBytes(ISO_8859_1));
        out.write(flag);
    }

    private static void endless(OutputStream out, String head, String repeated, long pauseMillis) throws IOException {
        out.write(head.getBytes(ISO_8859_1));
        while (true) {
            out.write(repeated.getBytes(ISO_8859_1));
            LockSupport.parkNanos(pauseMillis * 1_000_000);
        }
    }
}
