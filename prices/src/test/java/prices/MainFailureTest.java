package prices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import commandline.ExitStatus;
import endpoints.flags.FlagServer;
import endpoints.prices.PriceServer;
import endpoints.server.Behavior;
import endpoints.server.DelayDistribution;
import endpoints.server.Endpoint;
import endpoints.server.EndpointServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class MainFailureTest {
    private static final Behavior WITHOUT_DELAY = new Behavior(DelayDistribution.NONE, 0, 0);

    private final ProgramRun program = new ProgramRun();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"1", "100"})
    void countsRefusedQueries(String consumers) throws Exception {
        try (var server = PriceServer.start(new Behavior(DelayDistribution.NONE, 0.25, 1))) {
            Path file = directory.resolve("prices.csv");

            assertThat(program.run(server, "--days", "4", "--pace", "0", "-m", consumers, "-o", file.toString()))
                    .isEqualTo(ExitStatus.OK);

            long refused = 132L - (Files.readAllLines(file).size() - 1);
            assertThat(refused).isBetween(15L, 60L);
            assertThat(program.out())
                    .contains("RESULTS 132", "TODO 0", "INFO 0")
                    .anyMatch(line -> line.startsWith(refused + " failed: HTTP error 418 - I'm a teapot ("));
        }
    }

    @Test
    void aServerThatDiesLosesNoQuery() throws Exception {
        PriceServer server = PriceServer.start(WITHOUT_DELAY);
        server.gate().block("bitfinex/btc/2020-03-05");
        var status = new FutureTask<>(() -> program.run(server, "--pace", "0", "-m", "10"));
        new Thread(status, "program").start();
        server.stats().awaitRequests(200);

        server.closeNow();

        assertThat(status.get()).isEqualTo(ExitStatus.OK);
        assertThat(program.out()).contains("RESULTS 1023", "TODO 0", "INFO 0", "All futures done: yes");
        long failed = program.out().stream()
                .filter(line -> line.contains(" failed: "))
                .mapToLong(line -> Long.parseLong(line.split(" ", -1)[0]))
                .sum();
        assertThat(failed).isBetween(1L, 1023L - 190);
        assertThat(program.out()).anyMatch(line -> line.contains(" failed: cannot connect: connection refused ("));
    }

    @Test
    void anInterruptedRunReportsItsResultsAndSavesNothing() throws Exception {
        Path file = Files.writeString(directory.resolve("prices.csv"), "old content");
        try (var server = PriceServer.start(WITHOUT_DELAY)) {
            server.gate().block("binance/btc/2020-03-02");
            var status = new FutureTask<>(() -> program.run(server, "--pace", "0", "-m", "1", "-o", file.toString()));
            var thread = new Thread(status, "program");
            thread.start();
            server.stats().awaitRequests(4);

            thread.interrupt();

            assertThat(status.get()).isEqualTo(ExitStatus.INTERRUPTED);
        }
        assertThat(program.out())
                .contains("All futures done: no, interrupted", "RESULTS 3", "1020 not finished.")
                .endsWith("Nothing was saved to " + file + ", because the run ended early.");
        assertThat(file).hasContent("old content");
        assertThat(program.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "as-completed"})
    void anInterruptedRunCountsResultsThatArrived(String style) throws Exception {
        try (var server = PriceServer.start(WITHOUT_DELAY)) {
            server.gate().block("bitfinex/btc/2020-04-01");
            var status = new FutureTask<>(() -> program.run(server, "-s", style));
            var thread = new Thread(status, "program");
            thread.start();
            server.stats().awaitRequests(36);
            assertThat(server.stats().awaitInFlight(1, Duration.ofSeconds(30))).isTrue();

            thread.interrupt();

            assertThat(status.get()).isEqualTo(ExitStatus.INTERRUPTED);
        }
        assertThat(program.out())
                .anyMatch(line -> line.matches("\\d+ prices?\\."))
                .anyMatch(line -> line.matches("\\d+ not finished\\."));
        assertThat(program.out().stream()
                        .filter(line -> line.matches("\\d+ (prices?|not finished)\\."))
                        .mapToInt(line -> Integer.parseInt(line.split(" ", -1)[0]))
                        .sum())
                .isEqualTo(36);
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

            assertThat(program.run("--base-url", url, "--days", Integer.toString(days)))
                    .isEqualTo(ExitStatus.FAILURE);

            assertThat(program.err())
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
            assertThat(program.run("--base-url", server.address())).isEqualTo(ExitStatus.FAILURE);

            assertThat(program.err())
                    .isEqualToNormalizingNewlines("*** Error: no price server: " + server.address()
                            + "/exchanges: HTTP error 404 - Not Found\n");
        }
    }

    @Test
    void reportsARefusedConnection() throws Exception {
        PriceServer gone = PriceServer.start(WITHOUT_DELAY);
        gone.close();

        assertThat(program.run(gone)).isEqualTo(ExitStatus.FAILURE);

        assertThat(program.err())
                .isEqualToNormalizingNewlines(
                        "*** Error: nothing answers at " + gone.url() + ": cannot connect: connection refused\n");
    }

    private void assertCannotRun(EndpointServer server, String message, String... args) {
        var refused = new ProgramRun();
        assertThat(refused.run(server, args)).isEqualTo(ExitStatus.FAILURE);
        assertThat(refused.err())
                .startsWith("*** Error: cannot write ")
                .contains(message)
                .hasLineCount(1);
    }
}
