package flags.common;

import static flags.common.DownloadFixtures.downloader;
import static flags.common.DownloadFixtures.filesIn;
import static flags.common.DownloadFixtures.flag;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A connection that ends after any number of bytes: a partial flag is never saved. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlagDownloaderTruncationTest {
    private final Path destination;

    FlagDownloaderTruncationTest(@TempDir Path destination) {
        this.destination = destination;
    }

    /** The ways to delimit a body (RFC 9112 §6.3). */
    enum Framing {
        CONTENT_LENGTH(0) {
            @Override
            byte[] response(byte[] body) throws IOException {
                return joined("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n", body, "");
            }
        },
        CHUNKED("\r\n\r\n".length()) {
            @Override
            byte[] response(byte[] body) throws IOException {
                String size = Integer.toHexString(body.length);
                return joined(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + size + "\r\n", body, "\r\n0\r\n\r\n");
            }
        },
        CONNECTION_CLOSE(0) {
            @Override
            byte[] response(byte[] body) throws IOException {
                return joined("HTTP/1.1 200 OK\r\n\r\n", body, "");
            }
        };

        /** The number of bytes at the end of the response that a client can do without. */
        final int optionalBytes;

        Framing(int optionalBytes) {
            this.optionalBytes = optionalBytes;
        }

        abstract byte[] response(byte[] body) throws IOException;
    }

    /** The ways to end a connection. */
    enum ConnectionEnd {
        CLOSED,
        RESET
    }

    static Stream<Arguments> allCases() {
        return Stream.of(Mode.values())
                .flatMap(mode -> Stream.of(Framing.values())
                        .flatMap(framing ->
                                Stream.of(ConnectionEnd.values()).map(end -> Arguments.of(mode, framing, end))));
    }

    @ParameterizedTest
    @MethodSource("allCases")
    void failsAtEveryByte(Mode mode, Framing framing, ConnectionEnd end) throws Exception {
        // This flag contains the value of the trailer byte twice before its end.
        byte[] flag = flag("SE");
        byte[] response = framing.response(flag);
        var length = new AtomicInteger();
        try (RawServer server = RawServer.start((out, connection) -> {
                    out.write(response, 0, length.get());
                    if (end == ConnectionEnd.RESET) {
                        connection.setSoLinger(true, 0);
                    }
                });
                FlagDownloader downloader = downloader(server.url(), destination)) {
            for (int bytes = 0; bytes < response.length - framing.optionalBytes; bytes++) {
                length.set(bytes);
                assertThat(fails(mode, downloader))
                        .as("truncated after %s bytes", bytes)
                        .isTrue();
            }
            assertThat(filesIn(destination)).isEmpty();

            // A reset may discard the last bytes. The complete response gives the whole flag, or fails.
            length.set(response.length);
            boolean failed = fails(mode, downloader);
            assertThat(failed && end == ConnectionEnd.CLOSED).isFalse();
            assertThat(failed || Files.mismatch(destination.resolve("SE.gif"), write(flag)) < 0)
                    .isTrue();
        }
    }

    private Path write(byte[] flag) throws IOException {
        return Files.write(destination.resolve("expected"), flag);
    }

    private static boolean fails(Mode mode, FlagDownloader downloader) throws Exception {
        try {
            mode.download(downloader, "SE");
            return false;
        } catch (DownloadException e) {
            return true;
        }
    }

    private static byte[] joined(String before, byte[] body, String after) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(before.getBytes(ISO_8859_1));
        bytes.write(body);
        bytes.write(after.getBytes(ISO_8859_1));
        return bytes.toByteArray();
    }
}
