package atlas.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commandline.Console;
import endpoints.flags.FlagServer;
import endpoints.server.Behavior;
import endpoints.server.DelayDistribution;
import flags.common.Style;
import flags.common.Style.Order;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole programs, from the command line to the report. */
class AtlasProgramTest {
    private static final Style STYLE = new Style("some", 10, 10_000, Order.COMPLETION);
    private static final MakeCards NOTHING = (codes, atlas, concurrency, tally) -> {};

    @TempDir
    private Path destination;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static void oneAfterAnother(List<String> codes, Atlas atlas, int concurrency, CardTally tally)
            throws InterruptedException {
        for (String code : codes) {
            Calls calls = atlas.calls(code);
            try {
                Flag flag = calls.flag(calls.mirrors().get(0)).orElseThrow(calls::notFound);
                tally.save(calls.card(flag, calls.name()));
            } catch (CallException e) {
                tally.fail(calls, e);
            }
        }
    }

    @Test
    void recordsAnEventForEachCard() throws Exception {
        Path recording = destination.resolve("run.jfr");
        try (FlagServer mirror = mirror()) {
            assertThat(run(
                            AtlasProgramTest::oneAfterAnother,
                            "--mirror",
                            mirror.url(),
                            "--record",
                            recording.toString(),
                            "BR",
                            "BC"))
                    .isZero();
        }

        assertThat(RecordingFile.readAllEvents(recording))
                .filteredOn(event -> event.getEventType().getName().equals("atlas.Card"))
                .extracting(event -> event.getString("code") + " " + event.getString("status"))
                .containsExactlyInAnyOrder("BR OK", "BC NOT_FOUND");
    }

    @Test
    void savesFlagsUnderTheNamesOfCountriesAndPrintsAReport() throws Exception {
        try (FlagServer mirror = mirror()) {
            assertThat(run(AtlasProgramTest::oneAfterAnother, "--mirror", mirror.url(), "BR", "CN", "BC"))
                    .isZero();

            assertThat(maskedOut()).isEqualToNormalizingNewlines("""
                    Mirror: http://localhost:PORT/flags
                    Making 3 cards: BC, BR, CN
                    3 cards at once will be in progress.
                    Saving to DESTINATION
                    --------------------
                      2 cards made.
                      1 not found.
                      5 requests sent, 0 cancelled.
                    Elapsed time: TIMEs
                    """);
        }
        assertThat(err()).isEmpty();
        assertThat(destination.toFile().list()).containsExactlyInAnyOrder("Brazil.gif", "China.gif");
    }

    @Test
    void startsThreeMirrorsIfNoneIsGiven() {
        run(NOTHING, "BR");

        assertThat(maskedOut())
                .startsWith("Mirror: http://localhost:PORT/flags\n".repeat(3)
                        + "Making 1 card: BR\n1 card at a time will be in progress.\n");
    }

    @Test
    void printsACardOrAllFailuresIfVerbose() throws Exception {
        try (FlagServer mirror = mirror();
                FlagServer failing = FlagServer.start(new Behavior(DelayDistribution.NONE, 1, 1))) {
            run(AtlasProgramTest::oneAfterAnother, "--mirror", mirror.url(), "-v", "BR", "BC");
            assertThat(maskedOut()).contains("\nBC not found\nBR OK: Brazil.gif\n----");

            run(AtlasProgramTest::oneAfterAnother, "--mirror", failing.url(), "-v", "BR");
            assertThat(maskedOut()).contains("""
                    BR error: no mirror sent the flag
                       http://localhost:PORT/flags/br/br.gif: HTTP error 418 - I'm a teapot
                    """);
        }
    }

    @Test
    void printsOnlyTheReportOnStandardOutputWithJson() throws Exception {
        try (FlagServer mirror = mirror()) {
            run(AtlasProgramTest::oneAfterAnother, "--mirror", mirror.url(), "--json", "-v", "BR");
        }

        assertThat(out.toString(UTF_8).strip())
                .matches("\\{\"program\":\"atlas-some\",\"mirrors\":1,\"server\":\"standalone\",\"codes\":1,"
                        + "\"concurrency\":1,\"ok\":1,\"notFound\":0,\"errors\":0,\"unfinished\":0,\"requestsSent\":2,"
                        + "\"requestsCancelled\":0,\"requestsInFlight\":null,\"elapsedSeconds\":[0-9.]+}");
        assertThat(err()).contains("Mirror: ", "Making 1 card: BR", "BR OK: Brazil.gif");
    }

    @Test
    void reportsFinishedCardsAtTheDeadline() throws Exception {
        MakeCards waiting = (codes, atlas, concurrency, tally) -> {
            oneAfterAnother(codes.subList(0, 1), atlas, concurrency, tally);
            new CountDownLatch(1).await();
        };
        try (FlagServer mirror = mirror()) {
            // The deadline may pass before the first card is made.
            assertThat(run(waiting, "--mirror", mirror.url(), "--deadline", "2", "BR", "CN"))
                    .isZero();
        }

        assertThat(maskedOut()).containsPattern("(1 card made|2 not finished)");
        assertThat(err()).isEmpty();
    }

    @Test
    void printsTheReportBeforeAnExceptionEndsTheProgram() throws Exception {
        MakeCards failing = (codes, atlas, concurrency, tally) -> {
            oneAfterAnother(codes.subList(0, 1), atlas, concurrency, tally);
            throw new OutOfMemoryError("simulated");
        };
        try (FlagServer mirror = mirror()) {
            assertThat(run(failing, "--mirror", mirror.url(), "BR", "CN")).isEqualTo(1);
        }

        assertThat(maskedOut()).contains("  1 card made.\n  1 not finished.\n");
        assertThat(err().lines()).containsExactly("*** Error: out of memory: simulated");
    }

    @Test
    void warnsOfAMirrorThatDoesNotAnswer() throws Exception {
        String closed = closedPort();
        try (FlagServer mirror = mirror()) {
            assertThat(run(NOTHING, "--mirror", closed, "--mirror", mirror.url(), "BR"))
                    .isZero();
        }

        assertThat(err().lines())
                .containsExactly("Warning: nothing answers at " + closed + ": cannot connect: connection refused");
    }

    @Test
    void failsIfNoMirrorAnswers() throws Exception {
        String closed = closedPort();

        assertThat(run(NOTHING, "--mirror", closed, "--mirror", closedPort(), "BR"))
                .isEqualTo(1);

        assertThat(err().lines())
                .containsExactly("*** Error: nothing answers at " + closed + ": cannot connect: connection refused");
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void failsIfTheDestinationIsAFile() throws Exception {
        Path file = Files.createFile(destination.resolve("file"));

        assertThat(run(NOTHING, "-d", file.toString())).isEqualTo(1);

        assertThat(err().lines()).containsExactly("*** Error: the destination " + file + " is not a directory");
    }

    @Test
    void limitsTheRequestsToEmbeddedMirrors() {
        List<Integer> passed = new ArrayList<>();

        run((codes, atlas, concurrency, tally) -> passed.add(concurrency), "-e", "-m", "676", "--mirrors", "10");

        assertThat(passed).containsExactly(363);
        assertThat(err().lines())
                .containsExactly("10 embedded mirrors allow at most 363 cards at once: start flag-server for more.");
    }

    @Test
    void printsHelp() {
        assertThat(run(NOTHING, "--help")).isZero();

        assertThat(out.toString(UTF_8).replaceAll("\\s+", " "))
                .startsWith("usage: atlas-some ")
                .contains("maximum number of cards in progress (default: 10, at most 10000)");
    }

    private static FlagServer mirror() throws IOException, InterruptedException {
        return FlagServer.start(new Behavior(DelayDistribution.NONE, 0, 1));
    }

    private static String closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://localhost:" + socket.getLocalPort();
        }
    }

    private int run(MakeCards makeCards, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        if (!all.contains("-d")) {
            all.addAll(0, List.of("-d", destination.toString()));
        }
        var console = new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        return AtlasProgram.run(STYLE, all.toArray(String[]::new), makeCards, console);
    }

    private String err() {
        return err.toString(UTF_8);
    }

    private String maskedOut() {
        return out.toString(UTF_8)
                .replace("\r\n", "\n")
                .replace(destination.toString(), "DESTINATION")
                .replaceAll("localhost:\\d+", "localhost:PORT")
                .replaceAll("\\d+\\.\\d\\ds", "TIMEs");
    }
}
