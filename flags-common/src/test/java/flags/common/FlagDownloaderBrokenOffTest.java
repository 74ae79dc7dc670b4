package flags.common;

import static flags.common.Downloading.downloader;
import static flags.common.Downloading.filesIn;
import static flags.common.Downloading.flag;
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

/** A connection that ends at any byte of a response whatever: no part of a flag is ever taken for the whole. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlagDownloaderBrokenOffTest {
    private final Path destination;

    FlagDownloaderBrokenOffTest(@TempDir Path destination) {
        this.destination = destination;
    }

    /** How a server says where a body ends, and how many of the last bytes of its response may be missing. */
    enum Framing {
        BY_LENGTH(0) {
            @Override
            byte[] response(byte[] body) throws IOException {
                return joined("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n", body, "");
            }
        },
        BY_CHUNKS("\r\n\r\n".length()) {
            @Override
            byte[] response(byte[] body) throws IOException {
                String size = Integer.toHexString(body.length);
                return joined(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + size + "\r\n", body, "\r\n0\r\n\r\n");
            }
        },
        BY_THE_END_OF_THE_CONNECTION(0) {
            @Override
            byte[] response(byte[] body) throws IOException {
                return joined("HTTP/1.1 200 OK\r\n\r\n", body, "");
            }
        };

        final int dispensable;

        Framing(int dispensable) {
            this.dispensable = dispensable;
        }

        abstract byte[] response(byte[] body) throws IOException;
    }

    /** How a connection ends. */
    enum Ending {
        CLOSED,
        RESET
    }

    static Stream<Arguments> allWays() {
        return Stream.of(Mode.values())
                .flatMap(mode -> Stream.of(Framing.values())
                        .flatMap(framing ->
                                Stream.of(Ending.values()).map(ending -> Arguments.of(mode, framing, ending))));
    }

    @ParameterizedTest
    @MethodSource("allWays")
    void isAnErrorAtEveryByte(Mode mode, Framing framing, Ending ending) throws Exception {
        // In the middle of it stands twice the byte that ends a GIF.
        byte[] flag = flag("SE");
        byte[] response = framing.response(flag);
        var length = new AtomicInteger();
        try (RawServer server = RawServer.answering((out, connection) -> {
                    out.write(response, 0, length.get());
                    if (ending == Ending.RESET) {
                        connection.setSoLinger(true, 0);
                    }
                });
                FlagDownloader downloader = downloader(server.url(), destination)) {
            for (int bytes = 0; bytes < response.length - framing.dispensable; bytes++) {
                length.set(bytes);
                assertThat(fails(mode, downloader))
                        .as("broken off after %s bytes", bytes)
                        .isTrue();
            }
            assertThat(filesIn(destination)).isEmpty();

            // A reset may overtake the last bytes; what comes in the end is what was sent, or nothing.
            length.set(response.length);
            boolean failed = fails(mode, downloader);
            assertThat(failed && ending == Ending.CLOSED).isFalse();
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
