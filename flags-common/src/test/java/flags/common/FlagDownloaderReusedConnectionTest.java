package flags.common;

import static flags.common.Downloading.downloader;
import static flags.common.Downloading.flag;
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

/** What a server does to a connection after an answer is not done to the next flag. */
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
    void isClosedWithoutNoticeAndCostsNoFlag(Mode mode) throws Exception {
        byte[] flag = flag("ID");
        try (RawServer server = RawServer.answering((out, connection) -> writeFlag(out, flag))) {
            assertThat(downloads(mode, server)).containsExactly(Map.entry(Status.OK, DOWNLOADS));
        }
    }

    /** Redirects and flags by turns, so that the second request of a flag meets the end of the connection as well. */
    @ParameterizedTest
    @EnumSource
    void isClosedWithoutNoticeAfterARedirectAndCostsNoFlag(Mode mode) throws Exception {
        byte[] flag = flag("ID");
        var answers = new AtomicInteger();
        try (RawServer server = RawServer.answering((out, connection) -> {
            if (answers.getAndIncrement() % 2 == 0) {
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
    void bringsASecondAnswerThatIsNotTakenForThatToTheNextRequest(Mode mode) throws Exception {
        var answers = new ByteArrayOutputStream();
        writeFlag(answers, flag("ID"));
        answers.write(MISSING.getBytes(ISO_8859_1));
        try (RawServer server = RawServer.answering((out, connection) -> answers.writeTo(out))) {
            assertThat(downloads(mode, server))
                    .doesNotContainKey(Status.NOT_FOUND)
                    .containsKey(Status.OK);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNewConnectionThatBringsNoAnswerIsAFailureAtOnce(Mode mode) throws Exception {
        var requests = new AtomicInteger();
        try (RawServer server = RawServer.answering((out, connection) -> requests.incrementAndGet());
                FlagDownloader downloader = downloader(server.url(), destination)) {
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage("empty response: the server closed the connection without an answer");
        }
        assertThat(requests).hasValue(1);
    }

    private Map<Status, Integer> downloads(Mode mode, RawServer server) throws Exception {
        var counts = new EnumMap<Status, Integer>(Status.class);
        try (FlagDownloader downloader = downloader(server.url(), destination)) {
            for (int downloads = 0; downloads < DOWNLOADS; downloads++) {
                counts.merge(end(mode, downloader), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static Status end(Mode mode, FlagDownloader downloader) throws Exception {
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
