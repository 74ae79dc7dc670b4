package flags.common;

import static flags.common.Downloading.downloader;
import static flags.common.Downloading.filesIn;
import static flags.common.Downloading.flag;
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

/** A server that means harm gets neither more time nor more memory than a flag may cost, and no other place than its own. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlagDownloaderHostileServerTest {
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    private final Path destination;
    private final Path around;

    FlagDownloaderHostileServerTest(@TempDir Path around) throws IOException {
        this.around = around;
        this.destination = Files.createDirectory(around.resolve("flags"));
    }

    static Stream<Arguments> modesAndHostileAnswers() {
        return Stream.of(Mode.values())
                .flatMap(mode -> Stream.of(HostileAnswer.values()).map(answer -> Arguments.of(mode, answer)));
    }

    @ParameterizedTest
    @MethodSource("modesAndHostileAnswers")
    void failsInPlainWordsAndDoesBetterWithTheNext(Mode mode, HostileAnswer answer) throws Exception {
        byte[] flag = flag("ID");
        try (RawServer server = RawServer.answering(new AnswerThenFlag(answer::write, flag));
                FlagDownloader downloader = downloader(server.url(), destination, TWO_SECONDS, TWO_SECONDS)) {
            // when / then
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage(answer.words);
            assertThat(mode.download(downloader, "ID").status()).isEqualTo(Status.OK);
        }
        assertThat(filesIn(destination)).containsExactly("ID.gif");
    }

    /** What has to be borne is to be borne once. */
    private static final class AnswerThenFlag implements RawServer.Answer {
        private final RawServer.Answer first;
        private final byte[] flag;
        private boolean answered;

        AnswerThenFlag(RawServer.Answer first, byte[] flag) {
            this.first = first;
            this.flag = flag;
        }

        @Override
        public void write(OutputStream out, Socket connection) throws IOException {
            if (answered) {
                writeFlag(out, flag, "");
            } else {
                answered = true;
                first.write(out, connection);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMissingFlagIsMissingHoweverMuchTheServerSaysOfIt(Mode mode) throws Exception {
        try (RawServer server = RawServer.answering(
                        (out, connection) -> endless(out, "HTTP/1.1 404 Not Found\r\n\r\n", "sorry ", 0));
                FlagDownloader downloader = downloader(server.url(), destination)) {
            assertThat(mode.download(downloader, "BR").status()).isEqualTo(Status.NOT_FOUND);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHeadThatDribblesIsNotWaitedForLongerThanTheWholeMayTake(Mode mode) throws Exception {
        requireTimeIsUp(mode, (out, connection) -> endless(out, "HTTP/1.1 200 OK\r\n", "X-Slow: x\r\n", 50));
    }

    @ParameterizedTest
    @EnumSource
    void aChunkThatDribblesIsNotWaitedForLongerThanTheWholeMayTake(Mode mode) throws Exception {
        String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n";
        requireTimeIsUp(mode, (out, connection) -> endless(out, head, "x", 50));
    }

    @ParameterizedTest
    @EnumSource
    void anEndlessRedirectIsNotWaitedForLongerThanTheWholeMayTake(Mode mode) throws Exception {
        String head = "HTTP/1.1 302 Found\r\nLocation: /flags/xx/xx.gif\r\n\r\n";
        try (RawServer server = RawServer.answering((out, connection) -> endless(out, head, "elsewhere", 50));
                FlagDownloader downloader = downloader(server.url(), destination, TWO_SECONDS, ONE_SECOND)) {
            // One client reads what comes with a redirect, the other finds at once that it leads in a circle.
            assertThatExceptionOfType(DownloadException.class).isThrownBy(() -> mode.download(downloader, "BR"));
        }
        assertThat(filesIn(destination)).isEmpty();
    }

    private void requireTimeIsUp(Mode mode, RawServer.Answer answer) throws Exception {
        try (RawServer server = RawServer.answering(answer);
                FlagDownloader downloader = downloader(server.url(), destination, TWO_SECONDS, ONE_SECOND)) {
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage("not finished after 1 s");
        }
        assertThat(filesIn(destination)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theServerHasNoSayInWhereAFlagIsSaved(Mode mode) throws Exception {
        // given
        byte[] flag = flag("ID");
        String name = "Content-Disposition: attachment; filename=\"../../evil.gif\"\r\nContent-Location: /evil.gif\r\n";
        try (RawServer server = RawServer.answering((out, connection) -> writeFlag(out, flag, name));
                RawServer redirecting = RawServer.answering("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
                        + server.url() + "/../../../../evil.gif\r\n\r\n");
                FlagDownloader downloader = downloader(redirecting.url(), destination)) {
            // when
            Download download = mode.download(downloader, "BR");

            // then
            assertThat(download.status()).isEqualTo(Status.OK);
            assertThat(filesIn(destination)).containsExactly("BR.gif");
            assertThat(filesIn(around)).containsExactly("flags");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLinkInTheDestinationIsReplacedAndNotFollowed(Mode mode) throws Exception {
        // given
        byte[] flag = flag("ID");
        Path outside = Files.writeString(around.resolve("outside.txt"), "precious");
        Files.createSymbolicLink(destination.resolve("BR.gif"), outside);

        try (RawServer server = RawServer.answering((out, connection) -> writeFlag(out, flag, ""));
                FlagDownloader downloader = downloader(server.url(), destination)) {
            // when
            mode.download(downloader, "BR");
        }

        // then
        assertThat(outside).hasContent("precious");
        assertThat(destination.resolve("BR.gif")).isRegularFile().hasBinaryContent(flag);
        assertThat(Files.isSymbolicLink(destination.resolve("BR.gif"))).isFalse();
    }

    private static void writeFlag(OutputStream out, byte[] flag, String headers) throws IOException {
        out.write("HTTP/1.1 200 OK\r\n%sContent-Length: %d\r\n\r\n"
                .formatted(headers, flag.length)
                .getBytes(ISO_8859_1));
        out.write(flag);
    }

    private static void endless(OutputStream out, String head, String more, long pauseMillis) throws IOException {
        out.write(head.getBytes(ISO_8859_1));
        while (true) {
            out.write(more.getBytes(ISO_8859_1));
            LockSupport.parkNanos(pauseMillis * 1_000_000);
        }
    }
}
