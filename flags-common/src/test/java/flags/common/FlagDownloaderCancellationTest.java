package flags.common;

import static flags.common.DownloadFixtures.downloader;
import static flags.common.DownloadFixtures.filesIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import endpoints.flags.FlagServer;
import endpoints.server.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reporting.Status;

/** Cancelling downloads in flight. A test whose download is not cancelled exceeds its time limit. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlagDownloaderCancellationTest {
    private final Path destination;
    private FlagServer server;
    private FlagDownloader downloader;

    FlagDownloaderCancellationTest(@TempDir Path destination) {
        this.destination = destination;
    }

    @BeforeEach
    void startServerThatBlocksTheFlagOfBrazil() throws IOException, InterruptedException {
        server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
        server.gate().block("br");
        downloader = downloader(URI.create(server.url()), destination);
    }

    @AfterEach
    void close() throws IOException {
        downloader.close();
        server.gate().release("br");
        server.close();
        assertThat(filesIn(destination)).isEmpty();
    }

    @Test
    void anInterruptEndsADownloadInFlight() throws Exception {
        // given
        var download = new FutureTask<>(() -> catchThrowable(() -> downloader.downloadOne("BR")));
        var thread = new Thread(download);
        thread.start();
        server.stats().awaitRequests(1);

        // when
        thread.interrupt();

        // then
        assertThat(download.get()).isInstanceOf(InterruptedException.class);
        thread.join();
    }

    @Test
    void theServerSeesAnInterruptAtOnce() throws Exception {
        // given
        var download = new FutureTask<>(() -> catchThrowable(() -> downloader.downloadOne("BR")));
        var thread = new Thread(download);
        thread.start();
        server.stats().awaitRequests(1);

        // when
        thread.interrupt();

        // then
        assertThat(server.stats().awaitIdle(Duration.ofSeconds(20))).isTrue();
        thread.join();
    }

    @Test
    void anInterruptEndsTheWaitForAConnection() throws Exception {
        // given a downloader with two connections, both in use
        CompletableFuture<Throwable> first = failureOfBlockingDownload();
        CompletableFuture<Throwable> second = failureOfBlockingDownload();
        server.stats().awaitRequests(2);
        var third = new FutureTask<>(() -> catchThrowable(() -> downloader.downloadOne("BR")));
        var thread = new Thread(third);
        thread.start();
        await().until(thread::getState, Thread.State.TIMED_WAITING::equals);

        // when
        thread.interrupt();

        // then
        assertThat(third.get()).isInstanceOf(InterruptedException.class);
        assertThat(server.stats().requests()).isEqualTo(2);
        downloader.close();
        CompletableFuture.allOf(first, second).join();
    }

    @Test
    void anInterruptedThreadStartsNoDownload() {
        // given
        Thread.currentThread().interrupt();

        // when / then
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> downloader.downloadOne("BR"));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(server.stats().requests()).isZero();
    }

    @Test
    void cancellingTheFutureEndsTheConnection() throws Exception {
        // given
        var inFlight = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        try (RawServer blocking = RawServer.start((out, connection) -> {
                    inFlight.countDown();
                    RawServer.awaitClose(connection);
                    ended.countDown();
                });
                FlagDownloader other = downloader(blocking.url(), destination)) {
            CompletableFuture<Download> download = other.downloadOneAsync("BR");
            assertThat(inFlight.await(20, TimeUnit.SECONDS)).isTrue();

            // when
            download.cancel(false);

            // then
            assertThat(ended.await(20, TimeUnit.SECONDS))
                    .as("the server sees the connection end")
                    .isTrue();
            assertThat(download).isCancelled();
        }
    }

    @Test
    void aCancelledDownloadReleasesItsConnectionSlot() throws Exception {
        // given both connections in use
        CompletableFuture<Download> first = downloader.downloadOneAsync("BR");
        CompletableFuture<Download> second = downloader.downloadOneAsync("BR");
        server.stats().awaitRequests(2);

        // when
        first.cancel(false);
        second.cancel(false);

        // then
        assertThat(downloader.downloadOneAsync("BC").get().status()).isEqualTo(Status.NOT_FOUND);
    }

    @ParameterizedTest
    @EnumSource
    void endsADownloadInFlight(End end) throws Exception {
        // given
        CompletableFuture<Throwable> failure = failureOfBlockingDownload();
        server.stats().awaitRequests(1);

        // when
        end.of(downloader);

        // then
        assertThat(failure.join()).isInstanceOf(CancellationException.class);
    }

    @ParameterizedTest
    @EnumSource
    void endsTheWaitForAConnection(End end) throws Exception {
        // given a downloader with two connections, both in use
        CompletableFuture<Throwable> first = failureOfBlockingDownload();
        CompletableFuture<Throwable> second = failureOfBlockingDownload();
        server.stats().awaitRequests(2);
        var third = new FutureTask<>(() -> catchThrowable(() -> downloader.downloadOne("BR")));
        var thread = new Thread(third);
        thread.start();
        await().until(thread::getState, Thread.State.TIMED_WAITING::equals);

        // when
        end.of(downloader);

        // then
        assertThat(third.get()).isInstanceOf(CancellationException.class);
        CompletableFuture.allOf(first, second).join();
    }

    @ParameterizedTest
    @EnumSource
    void endsAnAttemptToConnect(End end) throws Exception {
        try (var deaf = new FullBacklogServer();
                FlagDownloader connecting = downloader(deaf.url(), destination)) {
            // given
            var download = new FutureTask<>(() -> catchThrowable(() -> connecting.downloadOne("BR")));
            var thread = new Thread(download);
            thread.start();
            await().until(() -> isConnecting(thread));

            // when
            end.of(connecting);

            // then
            assertThat(download.get()).isInstanceOf(CancellationException.class);
        }
    }

    private static boolean isConnecting(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("connect"));
    }

    @ParameterizedTest
    @EnumSource
    void endsAnAsynchronousDownload(End end) throws Exception {
        // given
        CompletableFuture<Download> download = downloader.downloadOneAsync("BR");
        server.stats().awaitRequests(1);

        // when
        end.of(downloader);

        // then
        assertThat(download).isCancelled();
    }

    static Stream<Arguments> modesAndEnds() {
        return Stream.of(Mode.values()).flatMap(mode -> Stream.of(End.values()).map(end -> Arguments.of(mode, end)));
    }

    @ParameterizedTest
    @MethodSource("modesAndEnds")
    void cancelsLaterDownloads(Mode mode, End end) {
        // given
        end.of(downloader);

        // when / then
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> mode.download(downloader, "BR"))
                .satisfies(e -> assertThat(e).hasStackTraceContaining("the downloader is closed"));
        assertThat(server.stats().requests()).isZero();
    }

    /** The two ways to end all downloads of a downloader. */
    enum End {
        CANCEL {
            @Override
            void of(FlagDownloader downloader) {
                downloader.cancel();
            }
        },
        CLOSE {
            @Override
            void of(FlagDownloader downloader) {
                downloader.close();
            }
        };

        abstract void of(FlagDownloader downloader);
    }

    private CompletableFuture<Throwable> failureOfBlockingDownload() {
        return CompletableFuture.supplyAsync(
                () -> catchThrowable(() -> downloader.downloadOne("BR")), task -> new Thread(task).start());
    }
}
