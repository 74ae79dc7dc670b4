package flags.testing;

import static org.assertj.core.api.Assertions.assertThat;

import countrycodes.CountryCodes;
import endpoints.flags.FlagServer;
import endpoints.server.Behavior;
import endpoints.server.DelayDistribution;
import endpoints.server.Endpoint;
import flags.common.DownloadMany;
import flags.common.Style;
import flags.testing.Downloads.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every code is requested and counted once, with the right status, and the saved files are what the server sent. */
abstract class CountingContract extends ContractBase {
    private static final DelayDistribution SHORT_DELAYS =
            new DelayDistribution(Duration.ofMillis(1), Duration.ofMillis(5));

    CountingContract(Style style, DownloadMany downloadMany) {
        super(style, downloadMany);
    }

    @ParameterizedTest
    @CsvSource({"LOCAL, 194, 482, 0", "DELAY, 194, 482, 0", "ERROR, 150, 361, 165"})
    void countsDependOnTheSeedOnly(Endpoint endpoint, int ok, int notFound, int errors)
            throws IOException, InterruptedException {
        FlagServer server = startServer(endpoint);

        Outcome outcome = downloads().from(server.url(), CountryCodes.every(), concurrency());

        assertThat(outcome.counts()).containsExactly(ok, notFound, errors);
        assertThat(files()).hasSize(ok);
    }

    @Test
    void requestsAndCountsEachCodeOnce() throws IOException, InterruptedException {
        FlagServer server = startServer(Endpoint.ERROR);

        Outcome outcome = downloads().from(server.url(), CountryCodes.every(), concurrency());

        assertThat(outcome.codes()).containsExactlyInAnyOrderElementsOf(CountryCodes.every());
        assertThat(server.stats().requests()).isEqualTo(676);
    }

    @Test
    void downloadsADuplicateCodeAgain() throws IOException, InterruptedException {
        FlagServer server = startServer(Endpoint.LOCAL);

        Outcome outcome = downloads().from(server.url(), List.of("BR", "ZZ", "BR", "ZZ", "BR"), concurrency());

        assertThat(outcome.counts()).containsExactly(3, 2, 0);
        assertThat(server.stats().requests()).isEqualTo(5);
    }

    @Test
    void anErrorDoesNotAffectLaterFlags() throws IOException, InterruptedException {
        Behavior behavior = Endpoint.ERROR.defaultBehavior();
        FlagServer server = startServer(Endpoint.ERROR);

        Outcome outcome = downloads().from(server.url(), CountryCodes.all(), concurrency());

        assertThat(outcome.ended())
                .containsExactlyInAnyOrderElementsOf(CountryCodes.all().stream()
                        .map(code ->
                                behavior.faultOf(code.toLowerCase(Locale.ROOT)).isPresent()
                                        ? code + " error: HTTP error 418 - I'm a teapot"
                                        : code + " OK")
                        .toList());
    }

    @Test
    void savesWhatTheServerSent() throws IOException, InterruptedException {
        FlagServer server = startServer(Endpoint.LOCAL);

        downloads().from(server.url(), CountryCodes.all(), concurrency());

        assertThat(files()).hasSize(194);
        for (String code : CountryCodes.all()) {
            assertThat(destination.resolve(code + ".gif")).hasBinaryContent(rendered(code));
        }
    }

    private FlagServer startServer(Endpoint endpoint) throws IOException, InterruptedException {
        return startServer(endpoint.behavior(SHORT_DELAYS, Behavior.DEFAULT_ERROR_RATE, Behavior.DEFAULT_SEED));
    }

    private int concurrency() {
        return Downloads.highConcurrency(style);
    }

    private static byte[] rendered(String code) throws IOException {
        String path = "/flags/images/" + code.toLowerCase(Locale.ROOT) + ".gif";
        try (InputStream in = Objects.requireNonNull(CountingContract.class.getResourceAsStream(path))) {
            return in.readAllBytes();
        }
    }
}
