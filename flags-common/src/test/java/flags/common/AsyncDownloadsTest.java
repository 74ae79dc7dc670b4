package flags.common;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import endpoints.flags.FlagServer;
import endpoints.server.Endpoint;
import httpclient.AsyncTransport;
import httpclient.ClientSettings;
import httpclient.Deadlines;
import httpclient.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reporting.Status;

@Timeout(20)
class AsyncDownloadsTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int MANY = 500;

    private final CountDownLatch saveStarted = new CountDownLatch(1);
    private final CountDownLatch saveMayEnd = new CountDownLatch(1);
    private final Deadlines deadlines = new Deadlines();
    private FlagServer server;
    private AsyncTransport transport;
    private AsyncDownloads downloads;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
        var settings = new ClientSettings(MANY + 1, LONG, LONG);
        transport = new AsyncTransport(settings, deadlines);
        downloads = new AsyncDownloads(transport);
    }

    @AfterEach
    void stop() {
        saveMayEnd.countDown();
        downloads.close();
        deadlines.close();
        server.closeNow();
    }

    @Test
    void aFewThreadsHandleHundredsOfRequests() throws Exception {
        server.gate().blockUntilArrived(MANY + 1);
        int threadsBefore = Thread.activeCount();
        List<CompletableFuture<Download>> futures = new ArrayList<>();
        for (int request = 0; request < MANY; request++) {
            futures.add(download("BR", AsyncDownloadsTest::withoutSaving));
        }

        server.stats().awaitRequests(MANY);

        assertThat(server.stats().inFlight()).isEqualTo(MANY);
        assertThat(Thread.activeCount() - threadsBefore)
                .isLessThan(Runtime.getRuntime().availableProcessors() + 5);
        futures.add(download("BR", AsyncDownloadsTest::withoutSaving));
        for (CompletableFuture<Download> future : futures) {
            assertThat(future.get().status()).isEqualTo(Status.OK);
        }
    }

    @Test
    void slowSavesDoNotBlockTheEventLoop() throws Exception {
        for (int blocked = 0; blocked < 10; blocked++) {
            var unused = download("BR", this::blockingSave);
        }
        saveStarted.await();

        assertThat(transport.get(uri("CN")).get().status()).isEqualTo(200);
    }

    /** Repeated, because each run cancels the request in a different step. */
    @RepeatedTest(100)
    void cancellingEndsTheConnection() throws Exception {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("http://localhost:" + listening.getLocalPort() + "/");
            CompletableFuture<Download> download =
                    downloads.download(new Attempt("BR", uri), AsyncDownloadsTest::withoutSaving);
            try (Socket connection = listening.accept()) {
                assertThat(connection.getInputStream().read()).isEqualTo('G');

                assertThat(download.cancel(true)).isTrue();

                assertThat(download).isCancelled();
                assertThatNoException().isThrownBy(() -> readToEnd(connection));
            }
        }
    }

    /** A cancelled connection ends with a FIN or an RST. */
    private static void readToEnd(Socket connection) throws IOException {
        try {
            connection.getInputStream().readAllBytes();
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    @Test
    void aReceivedFlagIsSavedAndNotCancelled() throws Exception {
        CompletableFuture<Download> download = download("BR", this::blockingSave);
        saveStarted.await();

        assertThat(download.cancel(true)).isFalse();
        assertThat(download).isNotDone();
        saveMayEnd.countDown();

        assertThat(download.get().status()).isEqualTo(Status.OK);
    }

    @Test
    void aDownloadFailsIfItsResponseCannotBeHandedToASavingThread() {
        var error = new OutOfMemoryError("unable to create native thread");
        var downloadsWithoutThreads = new AsyncDownloads(
                transport, new ThreadPoolExecutor(1, 1, 0, SECONDS, new LinkedBlockingQueue<>(), task -> {
                    throw error;
                }));

        CompletableFuture<Download> download =
                downloadsWithoutThreads.download(new Attempt("BR", uri("BR")), AsyncDownloadsTest::withoutSaving);

        assertThatThrownBy(() -> download.get(10, SECONDS)).hasCause(error);
        downloadsWithoutThreads.close();
    }

    @Test
    void theFutureReportsAnyFailureToSave() {
        CompletableFuture<Download> download = download("BR", response -> {
            throw new IllegalStateException("a bug");
        });

        assertThatThrownBy(download::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("a bug");
    }

    @Test
    void closeCompletesAllFutures() throws Exception {
        server.gate().block("br");
        CompletableFuture<Download> saved = download("CN", this::blockingSave);
        saveStarted.await();
        List<CompletableFuture<Download>> delayed = new ArrayList<>();
        for (int request = 0; request < 20; request++) {
            delayed.add(download("BR", AsyncDownloadsTest::withoutSaving));
        }
        var closing = new Thread(downloads::close, "closing");

        closing.start();

        for (CompletableFuture<Download> future : delayed) {
            assertThatThrownBy(future::get).isInstanceOf(CancellationException.class);
        }
        assertThat(closing.isAlive()).isTrue();
        saveMayEnd.countDown();
        closing.join();
        assertThat(saved).isCompleted();
    }

    @Test
    void aDownloadAfterCloseIsCancelled() {
        downloads.close();

        CompletableFuture<Download> download = download("BR", AsyncDownloadsTest::withoutSaving);

        assertThatThrownBy(() -> download.get(60, SECONDS)).isInstanceOf(CancellationException.class);
    }

    private CompletableFuture<Download> download(String code, AsyncDownloads.Saver saver) {
        return downloads.download(new Attempt(code, uri(code)), saver);
    }

    private URI uri(String code) {
        String name = code.toLowerCase(Locale.ROOT);
        return URI.create(server.url() + "/" + name + "/" + name + ".gif");
    }

    private static Download withoutSaving(Response response) {
        return new Attempt("BR", URI.create("unused")).completed(Status.OK, response.body().length, response.delay());
    }

    private Download blockingSave(Response response) {
        saveStarted.countDown();
        try {
            saveMayEnd.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return withoutSaving(response);
    }
}
