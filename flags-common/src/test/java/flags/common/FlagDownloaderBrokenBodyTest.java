package flags.common;

import static flags.common.DownloadFixtures.downloader;
import static flags.common.DownloadFixtures.filesIn;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Responses whose body is truncated or too large. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlagDownloaderBrokenBodyTest {
    private static final String TRUNCATED = "truncated response: the server closed the connection too early";
    private static final String TOO_LARGE = "body too large: more than 1048576 bytes";

    private final Path destination;

    FlagDownloaderBrokenBodyTest(@TempDir Path destination) {
        this.destination = destination;
    }

    @ParameterizedTest
    @EnumSource
    void failsIfTheBodyIsShorterThanItsContentLength(Mode mode) throws Exception {
        try (RawServer server = RawServer.start("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nGIF89a;")) {
            assertFails(mode, server, TRUNCATED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void failsIfTheLastChunkIsMissing(Mode mode) throws Exception {
        try (RawServer server =
                RawServer.start("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\nGIF89a;\r\n")) {
            assertFails(mode, server, TRUNCATED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void failsIfAChunkIsTruncated(Mode mode) throws Exception {
        try (RawServer server = RawServer.start("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\nGIF89a;")) {
            assertFails(mode, server, TRUNCATED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsTheConnectionIfTheContentLengthIsTooLarge(Mode mode) throws Exception {
        try (RawServer server = RawServer.start((out, connection) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1048578\r\n\r\n" + "x".repeat(1048577));
            RawServer.awaitClose(connection);
        })) {
            assertFails(mode, server, TOO_LARGE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsTheConnectionIfTheChunksAreTooLarge(Mode mode) throws Exception {
        try (RawServer server = RawServer.start(FlagDownloaderBrokenBodyTest::chunksAboveTheLimitWithoutEnd)) {
            assertFails(mode, server, TOO_LARGE);
        }
    }

    private static void chunksAboveTheLimitWithoutEnd(OutputStream out, Socket connection) throws IOException {
        write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        for (int chunks = 0; chunks < 17; chunks++) {
            write(out, chunk);
        }
        RawServer.awaitClose(connection);
    }

    private void assertFails(Mode mode, RawServer server, String message) throws IOException {
        try (FlagDownloader downloader = downloader(server.url(), destination)) {
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage(message);
        }
        assertThat(filesIn(destination)).isEmpty();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(US_ASCII));
    }
}
