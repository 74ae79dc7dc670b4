package prices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import commandline.Console;
import commandline.ExitStatus;
import endpoints.flags.FlagServer;
import endpoints.prices.PriceServer;
import endpoints.server.Behavior;
import endpoints.server.DelayDistribution;
import endpoints.server.Endpoint;
import endpoints.server.EndpointServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @Test
    void queuesAnswerAllQueries() throws Exception {
        try (var server = PriceServer.start(WITHOUT_DELAY)) {
            server.gate().blockUntilArrived(32);

            assertThat(run(server, "--pace", "0")).isEqualTo(ExitStatus.OK);

            assertThat(out())
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
            assertThat(out().subList(8, 10))
                    .allMatch(sample -> sample.matches("\\{\"exchange\":.*\"volume\":[\\d.]+}"));
            assertThat(out()).last().asString().matches("Elapsed time: \\d+\\.\\d\\ds");
            assertThat(server.stats().requests()).isEqualTo(1023);
            assertThat(server.stats().peakInFlight()).isEqualTo(32);
        }
    }

    @ParameterizedTest
    @CsvSource({"map, submission", "as-completed, completion"})
    void futuresRunAllQueriesConcurrently(String style, String order) throws Exception {
        try (var server = PriceServer.start(WITHOUT_DELAY)) {
            server.gate().blockUntilArrived(36);

            assertThat(run(server, "-s", style)).isEqualTo(ExitStatus.OK);

            assertThat(out())
                    .startsWith(
                            "CUSTOM site: " + server.url(),
                            "36 queries: 3 exchanges, 3 symbols, 4 days from 2020-04-01",
                            "36 threads will be used.");
            assertThat(out().get(4))
                    .startsWith("36 prices in the order of " + order + ": ")
                    .endsWith(", …");
            assertThat(server.stats().peakInFlight()).isEqualTo(36);
        }
    }

    @Test
    void mapPrintsTheFirstClosesInOrder() throws Exception {
        try (var server = PriceServer.start(WITHOUT_DELAY)) {
            run(server, "-s", "map");

            assertThat(out())
                    .contains("36 prices in the order of submission:"
                            + " 6409.8, 133, 39.076, 6630.8, 135.49, 39.356, 6803.9, …");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "as-completed"})
    void futuresUseTheRequestedNumberOfThreads(String style) throws Exception {
        try (var server = PriceServer.start(WITHOUT_DELAY)) {
            server.gate().blockUntilArrived(3);

            run(server, "-s", style, "-m", "3");

            assertThat(out()).contains("3 threads will be used.");
            assertThat(server.stats().peakInFlight()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "100"})
    void countsRefusedQueries(String consumers) throws Exception {
        try (var server = PriceServer.start(new Behavior(DelayDistribution.NONE, 0.25, 1))) {
            Path file = directory.resolve("prices.csv");

            assertThat(run(server, "--days", "4", "--pace", "0", "-m", consumers, "-o", file.toString()))
                    .isEqualTo(ExitStatus.OK);

            long refused = 132L - (Files.readAllLines(file).size() - 1);
            assertThat(refused).isBetween(15L, 60L);
            assertThat(out())
                    .contains("RESULTS 132", "TODO 0", "INFO 0")
                    .anyMatch(line -> line.startsWith(refused + " failed: HTTP error 418 - I'm a teapot ("));
        }
    }

    @Test
    void aServerThatDiesLosesNoQuery() throws Exception {
        PriceServer server = PriceServer.start(WITHOUT_DELAY);
        server.gate().block("bitfinex/btc/2020-03-05");
        FutureTask<Integer> program = inThread(server, "--pace", "0", "-m", "10");
        server.stats().awaitRequests(200);

        server.closeNow();

        assertThat(program.get()).isEqualTo(ExitStatus.OK);
        assertThat(out()).contains("RESULTS 1023", "TODO 0", "INFO 0", "All futures done: yes");
        long failed = out().stream()
                .filter(line -> line.contains(" failed: "))
                .mapToLong(line -> Long.parseLong(line.split(" ", -1)[0]))
                .sum();
        assertThat(failed).isBetween(1L, 1023L - 190);
        assertThat(out()).anyMatch(line -> line.contains(" failed: cannot connect: connection refused ("));
    }

    @Test
    void anInterruptedRunReportsItsResultsAndSavesNothing() throws Exception {
        Path file = Files.writeString(directory.resolve("prices.csv"), "old content");
        try (var server = PriceServer.start(WITHOUT_DELAY)) {
            server.gate().block("binance/btc/2020-03-02");
            var program = new FutureTask<>(() -> run(server, "--pace", "0", "-m", "1", "-o", file.toString()));
            var thread = new Thread(program, "program");
            thread.start();
            server.stats().awaitRequests(4);

            thread.interrupt();

            assertThat(program.get()).isEqualTo(ExitStatus.INTERRUPTED);
        }
        assertThat(out())
                .contains("All futures done: no, interrupted", "RESULTS 3", "1020 not finished.")
                .endsWith("Nothing was saved to " + file + ", because the run ended early.");
        assertThat(file).hasContent("old content");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "as-completed"})
    void anInterruptedRunCountsResultsThatArrived(String style) throws Exception {
        try (var server = PriceServer.start(WITHOUT_DELAY)) {
            server.gate().block("bitfinex/btc/2020-04-01");
            var program = new FutureTask<>(() -> run(server, "-s", style));
            var thread = new Thread(program, "program");
            thread.start();
            server.stats().awaitRequests(36);
            assertThat(server.stats().awaitInFlight(1, Duration.ofSeconds(30))).isTrue();

            thread.interrupt();

            assertThat(program.get()).isEqualTo(ExitStatus.INTERRUPTED);
        }
        assertThat(out())
                .anyMatch(line -> line.matches("\\d+ prices?\\."))
                .anyMatch(line -> line.matches("\\d+ not finished\\."));
        assertThat(out().stream()
                        .filter(line -> line.matches("\\d+ (prices?|not finished)\\."))
                        .mapToInt(line -> Integer.parseInt(line.split(" ", -1)[0]))
                        .sum())
                .isEqualTo(36);
    }

    @Test
    void savesPricesInTheOrderOfSubmission() throws Exception {
        Path file = directory.resolve("prices.csv");
        try (var server = PriceServer.start(WITHOUT_DELAY)) {
            run(server, "-s", "as-completed", "--output", file.toString());
        }

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(37);
        assertThat(lines.get(0)).isEqualTo("exchange,symbol,day,open,high,low,close,volume");
        assertThat(lines.get(1)).startsWith("bitfinex,btc,2020-04-01,").contains(",6409.8,");
        assertThat(lines.get(2)).startsWith("bitfinex,eth,2020-04-01,").contains(",133,");
        assertThat(lines).contains("bitstamp,btc,2020-04-01,6408.95,6527.24,6337.42,6421.14,6342.29832551");
        assertThat(lines.get(36)).startsWith("kraken,ltc,2020-04-04,");
        assertThat(out()).endsWith("36 prices saved to " + file + ".");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void refusesAnOutputFileThatCannotBeWritten() throws Exception {
        try (var server = PriceServer.start(WITHOUT_DELAY)) {
            assertCannotRun(server, "it is a directory", "-o", directory.toString());
            assertCannotRun(
                    server,
                    "there is no directory",
                    "-o",
                    directory.resolve("no/prices.csv").toString());
            assertThat(server.stats().requests()).isZero();
        }
    }

    @Test
    void writesToAPipe() throws Exception {
        Path pipe = directory.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "mkfifo makes a pipe");
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();

        try (var server = PriceServer.start(WITHOUT_DELAY)) {
            assertThat(run(server, "-s", "map", "-o", pipe.toString())).isEqualTo(ExitStatus.OK);

            assertThat(reader.inputReader(UTF_8).lines())
                    .hasSize(37)
                    .first()
                    .asString()
                    .startsWith("exchange,symbol");
        } finally {
            reader.destroy();
        }
    }

    @ParameterizedTest
    @CsvSource({"20000, 20000, 31, 12400000000", "20000, 3, 31, 1860000", "350, 300, 1, 105000"})
    void refusesMoreQueriesThanFitIntoMemory(int exchanges, int symbols, int days, long queries) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            int names = exchange.getRequestURI().getPath().equals("/exchanges") ? exchanges : symbols;
            byte[] body = IntStream.range(0, names)
                    .mapToObj(name -> "\"name" + name + "\"")
                    .collect(Collectors.joining(",", "[", "]"))
                    .getBytes(UTF_8);
            try (exchange) {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        try {
            String url = "http://localhost:" + server.getAddress().getPort();

            assertThat(run("--base-url", url, "--days", Integer.toString(days))).isEqualTo(ExitStatus.FAILURE);

            assertThat(err.toString(UTF_8))
                    .startsWith("*** Error: too many queries, at most 100000: " + queries + " queries: " + exchanges
                            + " exchanges, " + symbols + " symbols, ")
                    .hasLineCount(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void reportsAServerWithoutPrices() throws Exception {
        try (var server = FlagServer.start(Endpoint.LOCAL.defaultBehavior())) {
            assertThat(run("--base-url", server.address())).isEqualTo(ExitStatus.FAILURE);

            assertThat(err.toString(UTF_8))
                    .isEqualToNormalizingNewlines("*** Error: no price server: " + server.address()
                            + "/exchanges: HTTP error 404 - Not Found\n");
        }
    }

    @Test
    void reportsARefusedConnection() throws Exception {
        PriceServer gone = PriceServer.start(WITHOUT_DELAY);
        gone.close();

        assertThat(run(gone)).isEqualTo(ExitStatus.FAILURE);

        assertThat(err.toString(UTF_8))
                .isEqualToNormalizingNewlines(
                        "*** Error: nothing answers at " + gone.url() + ": cannot connect: connection refused\n");
    }

    @Test
    void startsAnEmbeddedServerAndComparesWithTheIdeal() {
        assertThat(run("--embedded", "-s", "map")).isEqualTo(ExitStatus.OK);

        assertThat(out().get(0)).matches("PRICES site: http://localhost:\\d+").doesNotEndWith(":5000");
        assertThat(out()).last().asString().matches("Elapsed time: .*s, .* times the ideal of 0\\.70s");
    }

    private void assertCannotRun(EndpointServer server, String message, String... args) {
        err.reset();
        assertThat(run(server, args)).isEqualTo(ExitStatus.FAILURE);
        assertThat(err.toString(UTF_8))
                .startsWith("*** Error: cannot write ")
                .contains(message)
                .hasLineCount(1);
    }

    private FutureTask<Integer> inThread(EndpointServer server, String... args) {
        var program = new FutureTask<>(() -> run(server, args));
        new Thread(program, "program").start();
        return program;
    }

    private int run(EndpointServer server, String... args) {
        return run(Stream.concat(Stream.of("--base-url", server.url()), Stream.of(args))
                .toArray(String[]::new));
    }

    private int run(String... args) {
        return Main.run(args, new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false));
    }

    private List<String> out() {
        return out.toString(UTF_8).lines().toList();
    }
}
