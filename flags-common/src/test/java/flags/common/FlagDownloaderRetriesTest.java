package flags.common;

import static flags.common.DownloadFixtures.LONG;
import static flags.common.DownloadFixtures.filesIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import endpoints.faults.Fault;
import endpoints.flags.FlagServer;
import endpoints.server.Endpoint;
import httpclient.ClientSettings;
import httpclient.RetryPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reporting.Status;

/** Downloads that are repeated after transient failures. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlagDownloaderRetriesTest {
    private static final double UNLIMITED = Double.POSITIVE_INFINITY;
    private static final double ONE_IN_1000_SECONDS = 0.001;
    private static final int MANY = 1000;

    /** Longer than one delay of the server. */
    private static final Duration SHORT = Duration.ofMillis(700);

    private final Path destination;
    private @Nullable FlagServer started;

    FlagDownloaderRetriesTest(@TempDir Path destination) {
        this.destination = destination;
    }

    @AfterEach
    void stopServer() {
        server().closeNow();
    }

    @ParameterizedTest
    @EnumSource
    void aFlagThatFailsTwiceIsSavedByTheThirdRequest(Mode mode) throws Exception {
        start("fail:2");
        try (FlagDownloader downloader = downloader(policy(3), UNLIMITED)) {
            Download download = mode.download(downloader, "BR");

            assertThat(download.status()).isEqualTo(Status.OK);
            assertThat(download.retries()).isEqualTo(2);
        }
        assertThat(server().stats().requests()).isEqualTo(3);
        assertThat(filesIn(destination)).containsExactly("BR.gif");
    }

    @ParameterizedTest
    @EnumSource
    void theLastFailureIsReportedWhenNoRetriesAreLeft(Mode mode) throws Exception {
        start("status:503");
        try (FlagDownloader downloader = downloader(policy(2), UNLIMITED)) {
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage("HTTP error 503 - Service Unavailable")
                    .satisfies(failure -> assertThat(failure.retries()).isEqualTo(2));
        }
        assertThat(server().stats().requests()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void aLostConnectionIsRetried(Mode mode) throws Exception {
        start("truncate:100");
        try (FlagDownloader downloader = downloader(policy(2), UNLIMITED)) {
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessageStartingWith("truncated response")
                    .satisfies(failure -> assertThat(failure.retries()).isEqualTo(2));
        }
        assertThat(server().stats().requests()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void aMissingFlagIsNotRetried(Mode mode) throws Exception {
        start();
        try (FlagDownloader downloader = downloader(policy(3), UNLIMITED)) {
            assertThat(mode.download(downloader, "BC").status()).isEqualTo(Status.NOT_FOUND);
        }
        assertThat(server().stats().requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aRetryThatWouldExceedTheMaxTimeIsNotWaitedFor(Mode mode) throws Exception {
        start("retry-after:3600");
        try (FlagDownloader downloader = downloader(policy(3), UNLIMITED)) {
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage("HTTP error 503 - Service Unavailable");
        }
        assertThat(server().stats().requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void withoutBackoffRetryAfterIsIgnored(Mode mode) throws Exception {
        start("retry-after:3600");
        try (FlagDownloader downloader = downloader(new RetryPolicy(3, Duration.ZERO), UNLIMITED)) {
            assertThatExceptionOfType(DownloadException.class).isThrownBy(() -> mode.download(downloader, "BR"));
        }
        assertThat(server().stats().requests()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void theMaxTimeIncludesAllAttempts(Mode mode) throws Exception {
        started = FlagServer.start(Endpoint.DELAY.defaultBehavior().withFaults(List.of(Fault.parse("status:503"))));
        try (FlagDownloader downloader = downloader(SHORT, policy(MANY), UNLIMITED)) {
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .satisfies(failure -> assertThat(failure.retries()).isLessThan(MANY));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMaxTimeIncludesTheWaitOfARetryForTheRate(Mode mode) throws Exception {
        start("status:503");
        try (FlagDownloader downloader = downloader(SHORT, policy(1), ONE_IN_1000_SECONDS)) {
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage("not finished after 0.7 s");
        }
        assertThat(server().stats().requests()).isEqualTo(1);
    }

    @Test
    void anInterruptEndsTheWaitForARetry() throws Exception {
        start("retry-after:300");
        try (FlagDownloader downloader = downloader(policy(3), UNLIMITED)) {
            var download = new FutureTask<>(() -> catchThrowable(() -> downloader.downloadOne("BR")));
            Thread thread = startAndAwaitWait(download);

            thread.interrupt();

            assertThat(download.get()).isInstanceOf(InterruptedException.class);
        }
        assertThat(server().stats().requests()).isEqualTo(1);
    }

    @Test
    void cancellingTheDownloaderEndsTheWaitForARetry() throws Exception {
        start("retry-after:300");
        try (FlagDownloader downloader = downloader(policy(3), UNLIMITED)) {
            var blocking = new FutureTask<>(() -> catchThrowable(() -> downloader.downloadOne("BR")));
            startAndAwaitWait(blocking);
            CompletableFuture<Download> async = downloader.downloadOneAsync("BR");
            server().stats().awaitRequests(2);

            downloader.cancel();

            assertThat(blocking.get()).isInstanceOf(CancellationException.class);
            assertThat(async).isCancelled();
        }
    }

    @Test
    void anInterruptEndsTheWaitForTheRate() throws Exception {
        start();
        try (FlagDownloader downloader = downloader(RetryPolicy.NONE, ONE_IN_1000_SECONDS)) {
            downloader.downloadOne("BR");
            var download = new FutureTask<>(() -> catchThrowable(() -> downloader.downloadOne("CN")));
            Thread thread = startAndAwaitWait(download);

            thread.interrupt();

            assertThat(download.get()).isInstanceOf(InterruptedException.class);
        }
        assertThat(server().stats().requests()).isEqualTo(1);
    }

    @Test
    void anAsynchronousDownloadWaitsForTheRateWithoutARequest() throws Exception {
        start();
        try (FlagDownloader downloader = downloader(RetryPolicy.NONE, ONE_IN_1000_SECONDS)) {
            downloader.downloadOneAsync("BR").get();

            CompletableFuture<Download> waiting = downloader.downloadOneAsync("CN");

            assertThat(waiting).isNotDone();
            assertThat(waiting.cancel(true)).isTrue();
        }
        assertThat(server().stats().requests()).isEqualTo(1);
    }

    private static Thread startAndAwaitWait(Runnable download) {
        var thread = new Thread(download);
        thread.start();
        await().until(thread::getState, Thread.State.TIMED_WAITING::equals);
        return thread;
    }

    private void start(String... faults) throws IOException, InterruptedException {
        started = FlagServer.start(Endpoint.LOCAL
                .defaultBehavior()
                .withFaults(List.of(faults).stream().map(Fault::parse).toList()));
    }

    private FlagServer server() {
        return Objects.requireNonNull(started);
    }

    private FlagDownloader downloader(RetryPolicy policy, double maxRate) {
        return downloader(LONG, policy, maxRate);
    }

    private FlagDownloader downloader(Duration maxTime, RetryPolicy policy, double maxRate) {
        var client = new ClientSettings(2, LONG, maxTime, policy, maxRate);
        return new FlagDownloader(new DownloaderSettings(URI.create(server().url()), destination.toString(), client));
    }

    private static RetryPolicy policy(int retries) {
        return new RetryPolicy(retries, Duration.ofNanos(1));
    }
}
