package prices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import commandline.ExitStatus;
import endpoints.prices.PriceServer;
import endpoints.server.Behavior;
import endpoints.server.DelayDistribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class MainTest {
    private static final Behavior WITHOUT_DELAY = new Behavior(DelayDistribution.NONE, 0, 0);

    private final ProgramRun program = new ProgramRun();

    @TempDir
    private Path directory;

    @Test
    void queuesAnswerAllQueries() throws Exception {
        try (var server = PriceServer.start(WITHOUT_DELAY)) {
            server.gate().blockUntilArrived(32);

            assertThat(program.run(server, "--pace", "0")).isEqualTo(ExitStatus.OK);

            assertThat(program.out())
                    .startsWith(
                            "CUSTOM site: " + server.url(),
                            "1023 queries: 11 exchanges, 3 symbols, 31 days from 2020-03-01",
                            "1 producer, 32 consumers and 1 monitor will be used.",
                            "--------------------",
                            "All futures done: yes",
                            "TODO 0",
                            "RESULTS 1023",
                            "INFO 0")
                    .hasSize(11);
            assertThat(program.out().subList(8, 10))
                    .allMatch(sample -> sample.matches("\\{\"exchange\":.*\"volume\":[\\d.]+}"));
            assertThat(program.out()).last().asString().matches("Elapsed time: \\d+\\.\\d\\ds");
            assertThat(server.stats().requests()).isEqualTo(1023);
            assertThat(server.stats().peakInFlight()).isEqualTo(32);
        }
    }

    @ParameterizedTest
    @CsvSource({"map, submission", "as-completed, completion"})
    void futuresRunAllQueriesConcurrently(String style, String order) throws Exception {
        try (var server = PriceServer.start(WITHOUT_DELAY)) {
            server.gate().blockUntilArrived(36);

            assertThat(program.run(server, "-s", style)).isEqualTo(ExitStatus.OK);

            assertThat(program.out())
                    .startsWith(
                            "CUSTOM site: " + server.url(),
                            "36 queries: 3 exchanges, 3 symbols, 4 days from 2020-04-01",
                            "36 threads will be used.");
            assertThat(program.out().get(4))
                    .startsWith("36 prices in the order of " + order + ": ")
                    .endsWith(", …");
            assertThat(server.stats().peakInFlight()).isEqualTo(36);
        }
    }

    @Test
    void mapPrintsTheFirstClosesInOrder() throws Exception {
        try (var server = PriceServer.start(WITHOUT_DELAY)) {
            program.run(server, "-s", "map");

            assertThat(program.out())
                    .contains("36 prices in the order of submission:"
                            + " 6409.8, 133, 39.076, 6630.8, 135.49, 39.356, 6803.9, …");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "as-completed"})
    void futuresUseTheRequestedNumberOfThreads(String style) throws Exception {
        try (var server = PriceServer.start(WITHOUT_DELAY)) {
            server.gate().blockUntilArrived(3);

            program.run(server, "-s", style, "-m", "3");

            assertThat(program.out()).contains("3 threads will be used.");
            assertThat(server.stats().peakInFlight()).isEqualTo(3);
        }
    }

    @Test
    void savesPricesInTheOrderOfSubmission() throws Exception {
        Path file = directory.resolve("prices.csv");
        try (var server = PriceServer.start(WITHOUT_DELAY)) {
            program.run(server, "-s", "as-completed", "--output", file.toString());
        }

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(37);
        assertThat(lines.get(0)).isEqualTo("exchange,symbol,day,open,high,low,close,volume");
        assertThat(lines.get(1)).startsWith("bitfinex,btc,2020-04-01,").contains(",6409.8,");
        assertThat(lines.get(2)).startsWith("bitfinex,eth,2020-04-01,").contains(",133,");
        assertThat(lines).contains("bitstamp,btc,2020-04-01,6408.95,6527.24,6337.42,6421.14,6342.29832551");
        assertThat(lines.get(36)).startsWith("kraken,ltc,2020-04-04,");
        assertThat(program.out()).endsWith("36 prices saved to " + file + ".");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void writesToAPipe() throws Exception {
        Path pipe = directory.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "mkfifo makes a pipe");
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();

        try (var server = PriceServer.start(WITHOUT_DELAY)) {
            assertThat(program.run(server, "-s", "map", "-o", pipe.toString())).isEqualTo(ExitStatus.OK);

            assertThat(reader.inputReader(UTF_8).lines())
                    .hasSize(37)
                    .first()
                    .asString()
                    .startsWith("exchange,symbol");
        } finally {
            reader.destroy();
        }
    }

    @Test
    void startsAnEmbeddedServerAndComparesWithTheIdeal() {
        assertThat(program.run("--embedded", "-s", "map")).isEqualTo(ExitStatus.OK);

        assertThat(program.out().get(0))
                .matches("PRICES site: http://localhost:\\d+")
                .doesNotEndWith(":5000");
        assertThat(program.out()).last().asString().matches("Elapsed time: .*s, .* times the ideal of 0\\.70s");
    }
}
