package flags.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import countrycodes.CountryCodes;
import endpoints.flags.FlagServer;
import endpoints.server.Behavior;
import endpoints.server.DelayDistribution;
import endpoints.server.Endpoint;
import flags.common.DownloadMany;
import flags.common.Style;
import flags.testing.Downloads.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reporting.Status;

/** Exactly as many requests are in flight as the user sets, and results arrive in the order that the style declares. */
abstract class ConcurrencyContract {
    private static final List<String> THREE = List.of("BR", "CN", "IN");

    private final Style style;
    private final DownloadMany downloadMany;
    private final ExecutorService program = Executors.newSingleThreadExecutor();
    private FlagServer server;

    @TempDir
    private Path destination;

    @SuppressWarnings("NullAway.Init") // JUnit sets the directory and calls the method that starts the server.
    ConcurrencyContract(Style style, DownloadMany downloadMany) {
        this.style = style;
        this.downloadMany = downloadMany;
    }

    @BeforeEach
    void startServer() throws IOException, InterruptedException {
        server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
    }

    @AfterEach
    void stopAll() throws InterruptedException {
        server.closeNow();
        program.shutdownNow();
        assertThat(program.awaitTermination(60, SECONDS)).isTrue();
    }

    @Test
    void requestsInFlightReachTheConcurrency() throws InterruptedException {
        int concurrency = Downloads.highConcurrency(style);
        server.gate().blockUntilArrived(concurrency);

        downloads().from(server.url(), CountryCodes.all(), concurrency);

        assertThat(server.stats().peakInFlight()).isEqualTo(concurrency);
    }

    @Test
    void requestsInFlightNeverExceedTheConcurrency() throws IOException, InterruptedException {
        int concurrency = Downloads.highConcurrency(style);
        // The delay gives a surplus request time to arrive.
        var delayed = new Behavior(DelayDistribution.constant(Duration.ofMillis(20)), 0, 1);
        try (FlagServer slow = FlagServer.start(delayed)) {
            slow.gate().blockUntilArrived(concurrency);

            downloads().from(slow.url(), CountryCodes.all(), concurrency);

            assertThat(slow.stats().peakInFlight()).isEqualTo(concurrency);
        }
    }

    @Test
    void concurrencyOfOneMeansOneRequestAtATime() throws InterruptedException {
        downloads().from(server.url(), CountryCodes.MOST_POPULOUS, 1);

        assertThat(server.stats().peakInFlight()).isEqualTo(1);
    }

    @Test
    void countsFiveThousandDownloads() throws InterruptedException {
        int concurrency = Downloads.highConcurrency(style);
        List<String> codes = new ArrayList<>();
        Collections.nCopies(8, CountryCodes.every()).forEach(codes::addAll);
        server.gate().blockUntilArrived(concurrency);

        Outcome outcome = downloads().from(server.url(), codes.subList(0, 5000), concurrency);

        assertThat(outcome.codes()).containsExactlyInAnyOrderElementsOf(codes.subList(0, 5000));
        assertThat(outcome.tally().count(Status.ERROR)).isZero();
        assertThat(server.stats().peakInFlight()).isEqualTo(concurrency);
    }

    @Test
    void readsResultsInTheDeclaredOrder() throws InterruptedException, ExecutionException {
        switch (style.order()) {
            case SUBMISSION -> slowFirstFlagDelaysTheOthers();
            case COMPLETION -> slowFirstFlagIsReadLast();
        }
    }

    private void slowFirstFlagDelaysTheOthers() throws InterruptedException, ExecutionException {
        int concurrency = Math.min(THREE.size(), style.maxConcurrency());
        server.gate().blockUntilArrived(concurrency);
        server.gate().block("br");
        var recording = new Recording();

        Future<Outcome> outcome = program.submit(() -> downloads().from(server.url(), THREE, concurrency, recording));
        server.stats().awaitRequests(concurrency);
        if (concurrency > 1) {
            await().until(() ->
                    Files.exists(destination.resolve("CN.gif")) && Files.exists(destination.resolve("IN.gif")));
        }
        assertThat(recording.ended()).isEmpty();
        server.gate().release("br");

        assertThat(outcome.get().codes()).containsExactlyElementsOf(THREE);
    }

    private void slowFirstFlagIsReadLast() throws InterruptedException, ExecutionException {
        server.gate().block("br");
        var recording = new Recording();

        Future<Outcome> outcome = program.submit(() -> downloads().from(server.url(), THREE, THREE.size(), recording));
        recording.awaitEnded(2);
        server.gate().release("br");

        assertThat(outcome.get().codes()).endsWith("BR").containsExactlyInAnyOrderElementsOf(THREE);
    }

    private Downloads downloads() {
        return new Downloads(style, downloadMany, destination);
    }
}
