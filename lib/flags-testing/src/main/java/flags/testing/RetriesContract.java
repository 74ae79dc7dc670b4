package flags.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countrycodes.CountryCodes;
import endpoints.faults.Fault;
import endpoints.flags.FlagServer;
import endpoints.server.Endpoint;
import flags.common.DownloadMany;
import flags.common.FlagDownloader;
import flags.common.Style;
import flags.common.Style.Trait;
import flags.common.Tally;
import flags.testing.Downloads.Outcome;
import httpclient.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reporting.Status;

/** Transient failures are retried, each in the slot of its download. */
abstract class RetriesContract extends ContractBase {
    private static final RetryPolicy THREE_RETRIES = new RetryPolicy(3, Duration.ofMillis(1));

    RetriesContract(Style style, DownloadMany downloadMany) {
        super(style, downloadMany);
    }

    @Test
    void requestsThatFailTwiceSucceedAtTheThirdAttempt() throws IOException, InterruptedException {
        List<String> codes = CountryCodes.MOST_POPULOUS;
        int concurrency = atMost(4);
        FlagServer server = faultyServer("fail:2");

        Outcome outcome = downloads().from(server.url(), codes, concurrency);

        assertThat(outcome.ended())
                .containsExactlyInAnyOrderElementsOf(
                        codes.stream().map(code -> code + " OK (2 retries)").toList());
        assertThat(outcome.tally().count(Status.OK)).isEqualTo(codes.size());
        assertThat(server.stats().requests()).isEqualTo(3L * codes.size());
        assertThat(server.stats().peakInFlight()).isLessThanOrEqualTo(concurrency);
    }

    @Test
    void anInterruptEndsTheDelayBeforeARetry() throws Exception {
        int concurrency = atMost(2);
        FlagServer server = faultyServer("retry-after:50");
        try (FlagDownloader downloader = downloads().downloader(server.url(), concurrency)) {
            var tally = new Tally(new Recording());
            FutureTask<Tally> program = start(() -> {
                downloadMany.downloadMany(List.of("BR", "CN"), downloader, concurrency, tally);
                return tally;
            });
            server.stats().awaitRequests(concurrency);
            assertThat(server.stats().awaitInFlight(0, Duration.ofSeconds(30))).isTrue();

            interrupt();
            if (style.has(Trait.DEFERS_INTERRUPTS)) {
                downloader.cancel(); // as Ctrl-C does
            }

            assertThatThrownBy(() -> program.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
            assertThat(server.stats().requests()).isEqualTo(concurrency);
        }
    }

    @Override
    Downloads downloads() {
        return super.downloads().withRetries(THREE_RETRIES);
    }

    private FlagServer faultyServer(String fault) throws IOException, InterruptedException {
        return startServer(Endpoint.LOCAL.defaultBehavior().withFaults(List.of(Fault.parse(fault))));
    }
}
