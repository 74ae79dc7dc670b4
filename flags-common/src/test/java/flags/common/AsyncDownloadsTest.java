package flags.common;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import endpoints.flags.FlagServer;
import endpoints.server.Endpoint;
import httpclient.AsyncTransport;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AsyncDownloadsTest {
    private static final Duration GENEROUS = Duration.ofSeconds(60);
    private static final int MANY = 500;

    private final CountDownLatch savingBegun = new CountDownLatch(1);
    private final CountDownLatch savingMayEnd = new CountDownLatch(1);
    private final Deadlines deadlines = new Deadlines();
    private FlagServer server;
    private AsyncTransport transport;
    private AsyncDownloads downloads;

    @SuppressWarnings("NullAway.Init") // JUnit calls the method that makes the parts.
    AsyncDownloadsTest() {}

    @BeforeEach
    void start() throws IOException, InterruptedException {
        server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
        var settings = new DownloaderSettings(URI.create(server.url()), "unused", MANY + 1, GENEROUS, GENEROUS);
        transport = new AsyncTransport(settings.client(), deadlines);
        downloads = new AsyncDownloads(transport);
    }

    @AfterEach
    void stop() {
        savingMayEnd.countDown();
        downloads.close();
        deadlines.close();
        server.closeNow();
    }

    @Test
    void hundredsOfRequestsAreHeldByAHandfulOfThreads() throws Exception {
        server.gate().blockUntilArrived(MANY + 1);
        int threadsBefore = Thread.activeCount();
        List<CompletableFuture<Download>> futures = new ArrayList<>();
        for (int request = 0; request < MANY; request++) {
            futures.add(download("BR", AsyncDownloadsTest::notSaved));
        }

        server.stats().awaitRequests(MANY);

        assertThat(server.stats().inFlight()).isEqualTo(MANY);
        assertThat(Thread.activeCount() - threadsBefore)
                .isLessThan(Runtime.getRuntime().availableProcessors() + 5);
        futures.add(download("BR", AsyncDownloadsTest::notSaved));
        for (CompletableFuture<Download> future : futures) {
            assertThat(future.get().status()).isEqualTo(Status.OK);
        }
    }

    @Test
    void savingDoesNotBlockTheEventLoop() throws Exception {
        for (int blocked = 0; blocked < 10; blocked++) {
            var unused = download("BR", this::saveSlowly);
        }
        savingBegun.await();

        assertThat(transport.get(uri("CN")).get().status()).isEqualTo(200);
    }

    /** Many times over, since the request is in a step of its own each time. */
    @RepeatedTest(100)
    void cancellingEndsTheRequest() throws Exception {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("http://localhost:" + listening.getLocalPort() + "/");
            CompletableFuture<Download> download =
                    downloads.download(new Attempt("BR", uri), AsyncDownloadsTest::notSaved);
            try (Socket connection = listening.accept()) {
                assertThat(connection.getInputStream().read()).isEqualTo('G');

                assertThat(download.cancel(true)).isTrue();

                assertThat(download).isCancelled();
                assertThatNoException().isThrownBy(() -> readToEnd(connection));
            }
        }
    }

    /** A connection that its client drops may end in either way. */
    private static void readToEnd(Socket connection) throws IOException {
        try {
            connection.getInputStream().readAllBytes();
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    @Test
    void whatHasArrivedIsSavedAndNotCancelled() throws Exception {
        CompletableFuture<Download> download = download("BR", this::saveSlowly);
        savingBegun.await();

        assertThat(download.cancel(true)).isFalse();
        assertThat(download).isNotDone();
        savingMayEnd.countDown();

        assertThat(download.get().status()).isEqualTo(Status.OK);
    }

    @Test
    void anythingThatGoesWrongWhileSavingReachesTheFuture() {
        CompletableFuture<Download> download = download("BR", response -> {
            throw new IllegalStateException("a bug");
        });

        assertThatThrownBy(download::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("a bug");
    }

    @Test
    void closingCompletesEveryFuture() throws Exception {
        server.gate().block("br");
        CompletableFuture<Download> saved = download("CN", this::saveSlowly);
        savingBegun.await();
        List<CompletableFuture<Download>> delayed = new ArrayList<>();
        for (int request = 0; request < 20; request++) {
            delayed.add(download("BR", AsyncDownloadsTest::notSaved));
        }
        var closing = new Thread(downloads::close, "closing");

        closing.start();

        for (CompletableFuture<Download> future : delayed) {
            assertThatThrownBy(future::get).isInstanceOf(CancellationException.class);
        }
        assertThat(closing.isAlive()).isTrue();
        savingMayEnd.countDown();
        closing.join();
        assertThat(saved).isCompleted();
    }

    @Test
    void whatIsAskedForAfterClosingIsCancelled() {
        downloads.close();

        CompletableFuture<Download> download = download("BR", AsyncDownloadsTest::notSaved);

        assertThatThrownBy(() -> download.get(60, SECONDS)).isInstanceOf(CancellationException.class);
    }

    private CompletableFuture<Download> download(String code, AsyncDownloads.Saver saver) {
        return downloads.download(new Attempt(code, uri(code)), saver);
    }

    private URI uri(String code) {
        String name = code.toLowerCase(Locale.ROOT);
        return URI.create(server.url() + "/" + name + "/" + name + ".gif");
    }

    private static Download notSaved(Response response) {
        return new Attempt("BR", URI.create("unused")).ended(Status.OK, response.body().length, response.delay());
    }

    private Download saveSlowly(Response response) {
        savingBegun.countDown();
        try {
            savingMayEnd.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return notSaved(response);
    }
}
