package flags.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import countrycodes.CountryCodes;
import endpoints.flags.FlagServer;
import endpoints.server.Behavior;
import endpoints.server.DelayDistribution;
import flags.common.DownloadMany;
import flags.common.Style;
import flags.testing.Downloads.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import reporting.Status;

/** Exactly as many requests are in flight as the user sets, and results arrive in the order that the style declares. */
abstract class ConcurrencyContract extends ContractBase {
    private static final List<String> THREE = List.of("BR", "CN", "IN");

    ConcurrencyContract(Style style, DownloadMany downloadMany) {
        super(style, downloadMany);
    }

    @Test
    void requestsInFlightReachTheConcurrency() throws IOException, InterruptedException {
        FlagServer server = startServer();
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
        FlagServer slow = startServer(delayed);
        slow.gate().blockUntilArrived(concurrency);

        downloads().from(slow.url(), CountryCodes.all(), concurrency);

        assertThat(slow.stats().peakInFlight()).isEqualTo(concurrency);
    }

    @Test
    void concurrencyOfOneMeansOneRequestAtATime() throws IOException, InterruptedException {
        FlagServer server = startServer();

        downloads().from(server.url(), CountryCodes.MOST_POPULOUS, 1);

        assertThat(server.stats().peakInFlight()).isEqualTo(1);
    }

    @Test
    void countsFiveThousandDownloads() throws IOException, InterruptedException {
        FlagServer server = startServer();
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
    void readsResultsInTheDeclaredOrder() throws Exception {
        switch (style.order()) {
            case SUBMISSION -> slowFirstFlagDelaysTheOthers();
            case COMPLETION -> slowFirstFlagIsReadLast();
        }
    }

    private void slowFirstFlagDelaysTheOthers() throws Exception {
        FlagServer server = startServer();
        int concurrency = atMost(THREE.size());
        server.gate().blockUntilArrived(concurrency);
        server.gate().block("br");
        var recording = new Recording();

        Future<Outcome> outcome = start(() -> downloads().from(server.url(), THREE, concurrency, recording));
        server.stats().awaitRequests(concurrency);
        if (concurrency > 1) {
            await().until(() ->
                    Files.exists(destination.resolve("CN.gif")) && Files.exists(destination.resolve("IN.gif")));
        }
        assertThat(recording.ended()).isEmpty();
        server.gate().release("br");

        assertThat(outcome.get(60, SECONDS).codes()).containsExactlyElementsOf(THREE);
    }

    private void slowFirstFlagIsReadLast() throws Exception {
        FlagServer server = startServer();
        server.gate().block("br");
        var recording = new Recording();

        Future<Outcome> outcome = start(() -> downloads().from(server.url(), THREE, THREE.size(), recording));
        recording.awaitEnded(2);
        server.gate().release("br");

        assertThat(outcome.get(60, SECONDS).codes()).endsWith("BR").containsExactlyInAnyOrderElementsOf(THREE);
    }
}
