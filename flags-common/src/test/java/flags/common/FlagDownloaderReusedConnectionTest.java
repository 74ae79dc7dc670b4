package flags.common;

import static flags.common.DownloadFixtures.downloader;
import static flags.common.DownloadFixtures.flag;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reporting.Status;

/** Connections that the server closes, or sends unsolicited data on, after a response. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlagDownloaderReusedConnectionTest {
    private static final int DOWNLOADS = 100;
    private static final String MISSING = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

    private static final String REDIRECT =
            "HTTP/1.1 302 Found\r\nLocation: /flags/id/id.gif\r\nContent-Length: 0\r\n\r\n";

    private final Path destination;

    FlagDownloaderReusedConnectionTest(@TempDir Path destination) {
        this.destination = destination;
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatIsClosedWhileIdleFailsNoDownload(Mode mode) throws Exception {
        byte[] flag = flag("ID");
        try (RawServer server = RawServer.start((out, connection) -> writeFlag(out, flag))) {
            assertThat(downloads(mode, server)).containsExactly(Map.entry(Status.OK, DOWNLOADS));
        }
    }

    /** Redirects and flags alternate, so that the second request of a download meets a closed connection too. */
    @ParameterizedTest
    @EnumSource
    void aConnectionThatIsClosedAfterARedirectFailsNoDownload(Mode mode) throws Exception {
        byte[] flag = flag("ID");
        var responses = new AtomicInteger();
        try (RawServer server = RawServer.start((out, connection) -> {
            if (responses.getAndIncrement() % 2 == 0) {
                out.write(REDIRECT.getBytes(ISO_8859_1));
            } else {
                writeFlag(out, flag);
            }
        })) {
            assertThat(downloads(mode, server)).containsExactly(Map.entry(Status.OK, DOWNLOADS));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnsolicitedResponseIsNotUsedForTheNextRequest(Mode mode) throws Exception {
        var responses = new ByteArrayOutputStream();
        writeFlag(responses, flag("ID"));
        responses.write(MISSING.getBytes(ISO_8859_1));
        try (RawServer server = RawServer.start((out, connection) -> responses.writeTo(out))) {
            assertThat(downloads(mode, server))
                    .doesNotContainKey(Status.NOT_FOUND)
                    .containsKey(Status.OK);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNewConnectionWithoutResponseFailsAtOnce(Mode mode) throws Exception {
        var requests = new AtomicInteger();
        try (RawServer server = RawServer.start((out, connection) -> requests.incrementAndGet());
                FlagDownloader downloader = downloader(server.url(), destination)) {
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage("empty response: the server closed the connection without responding");
        }
        assertThat(requests).hasValue(1);
    }

    private Map<Status, Integer> downloads(Mode mode, RawServer server) throws Exception {
        var counts = new EnumMap<Status, Integer>(Status.class);
        try (FlagDownloader downloader = downloader(server.url(), destination)) {
            for (int download = 0; download < DOWNLOADS; download++) {
                counts.merge(outcome(mode, downloader), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static Status outcome(Mode mode, FlagDownloader downloader) throws Exception {
        try {
            return mode.download(downloader, "BR").status();
        } catch (DownloadException e) {
            return Status.ERROR;
        }
    }

    private static void writeFlag(OutputStream out, byte[] flag) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + flag.length + "\r\n\r\n").getBytes(ISO_8859_1));
        out.write(flag);
    }
}
