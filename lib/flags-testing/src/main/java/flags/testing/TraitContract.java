package flags.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import countrycodes.CountryCodes;
import endpoints.flags.FlagServer;
import flags.common.DownloadMany;
import flags.common.Style;
import flags.common.Style.Trait;
import flags.common.Tally;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reporting.Display;
import reporting.Status;

/** A style has the traits that it declares, and no others. {@link InterruptionContract} tests deferred interrupts. */
abstract class TraitContract extends ContractBase {
    TraitContract(Style style, DownloadMany downloadMany) {
        super(style, downloadMany);
    }

    @Test
    void usesTheDeclaredClient() throws IOException, InterruptedException {
        FlagServer server = startServer();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Set<Thread> started = new HashSet<>();
        Display threads = message -> started.addAll(Thread.getAllStackTraces().keySet());

        downloads().tallyFrom(server.url(), List.of("BR"), 1, threads);

        started.removeAll(before);
        boolean asynchronous =
                started.stream().anyMatch(thread -> thread.getName().startsWith("saving-"));
        assertThat(asynchronous).isEqualTo(style.has(Trait.ASYNCHRONOUS_CLIENT));
    }

    @Test
    void aSlowDownloadDelaysTheStartOfOthersOnlyIfUnreadResultsKeepTheirSlots() throws Exception {
        FlagServer server = startServer();
        int concurrency = atMost(3);
        var codes = new TrackedCodes(
                Stream.concat(Stream.of("BR"), CountryCodes.every().stream().limit(2L * concurrency))
                        .toList());
        server.gate().block("br");
        FutureTask<Tally> program = start(() -> downloads().tallyFrom(server.url(), codes, concurrency, codes));

        // With a single slot, no download starts before the previous one has ended.
        boolean delayed = concurrency == 1 || style.has(Trait.UNREAD_RESULTS_KEEP_SLOTS);
        server.stats().awaitRequests(delayed ? concurrency : codes.size());
        assertThat(server.stats().awaitInFlight(1, LONG)).isTrue();
        server.gate().release("br");
        Tally tally = program.get(60, SECONDS);

        assertThat(tally.count(Status.ERROR))
                .as("downloads that ran into their timeout")
                .isZero();
        if (delayed) {
            assertThat(codes.peakUnread()).isEqualTo(concurrency);
        }
    }
}
