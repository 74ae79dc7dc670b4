package race.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static race.output.Samples.IDLE;
import static race.output.Samples.SATURATED;
import static race.output.Samples.cold;
import static race.output.Samples.ofCards;
import static race.output.Samples.results;
import static race.output.Samples.resultsOfCards;
import static race.output.Samples.threeRounds;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import race.results.ProgramReport;
import race.results.Results;
import race.results.Results.Setup;
import race.results.Sample;
import race.results.Sample.ServerCounts;
import race.results.Sample.ServerFigures;
import race.results.Work;
import race.results.Work.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same results as text, JSON, CSV and chart. */
class ResultsTest {
    @TempDir
    private Path directory;

    @SuppressWarnings("NullAway.Init") // JUnit sets the directory.
    ResultsTest() {}

    @Test
    void tableComparesWithTheSequentialStyle() {
        // when
        String text =
                text(results(Stream.concat(threeRounds("sequential", 4, 5, 6), threeRounds("fast", 1, 1.25, 1.5))));

        // then
        assertThat(text)
                .contains("sequential  5.00 [4.00..6.00]  2.50     0.50        12.5        1")
                .contains("fast        1.25 [1.00..1.50]  0.625    0.50        12.5        4.0")
                .contains("Fastest: fast.")
                .contains("Machine: some system, 2 cores, 1000 MB; Java: some Java")
                .contains("* a note");
    }

    @Test
    void namesNoWinnerIfRangesOverlap() {
        // when
        String text = text(results(Stream.of(
                        threeRounds("sequential", 4, 5, 6),
                        threeRounds("equal", 3, 3.5, 4),
                        threeRounds("slow", 7, 8, 9))
                .flatMap(rounds -> rounds)));

        // then
        assertThat(text)
                .containsPattern("equal .* ~1\\R")
                .contains("Fastest: no winner, since the ranges overlap: equal, sequential.");
    }

    @Test
    void namesNoWinnerFromFewerThanThreeRounds() {
        // when
        String text = text(results(cold("slow", 1, 8), cold("slow", 2, 9), cold("fast", 1, 1), cold("fast", 2, 2)));

        // then
        assertThat(text).contains("Fastest: no winner from fewer than 3 rounds.");
    }

    @Test
    void tableMarksVoidAndServerBoundRows() {
        // when
        String text = text(results(cold("wrong", 1, 1, IDLE, "miscounted"), cold("bound", 1, 2, SATURATED)));

        // then
        assertThat(text)
                .containsPattern("wrong +void ")
                .contains("* wrong: void: miscounted")
                .contains("bound *", "* bound: server-bound: these figures measure the server")
                .doesNotContain("Fastest");
    }

    @Test
    void tableShowsErrorsAndRequestsPerSuccessIfTheServerRejectsRequests() {
        // given
        var half = new ServerFigures(new ServerCounts(5, 1, 1), 0.01, false);
        Results delayed = results(rejected("some", 1, 1, half), rejected("none", 1, 2, IDLE));
        Setup setup = delayed.setup();
        var work = new Work(Kind.FLAGS, setup.work().codes(), "BUSY", "0.5", 1, 3);
        var busy = new Results(
                new Setup(setup.machine(), work, setup.rounds(), setup.seed(), setup.date()),
                delayed.expected(),
                delayed.contestants(),
                delayed.samples(),
                delayed.notes());

        // when
        String text = text(busy);

        // then
        assertThat(text)
                .contains("2 flags, concurrency 1, retries 3, BUSY (0.5 s)")
                .contains("errors are results")
                .contains("      errors  requests per success  elapsed s")
                .contains("some  1       5.00                  1.00")
                .contains("none  2       -                     1.00")
                .doesNotContain("Fastest", "Expected of each");
    }

    private static Sample rejected(String contestant, int round, int errors, ServerFigures server) {
        Sample sample = cold(contestant, round, 1, server);
        var report = new ProgramReport(2, 1, 2 - errors, 0, errors, 1, null, 0.0125, 7, null);
        return new Sample(contestant, sample.phase(), round, report, sample.process(), server, List.of());
    }

    @Test
    void aTableThatIsTooWideHasItsUnitsInALineOfTheirOwn() {
        // when
        String text = text(results(
                Stream.of(0.276, 0.337, 0.321).map(elapsed -> cold("completablefuture", 1, elapsed, SATURATED))));

        // then
        assertThat(text)
                .contains("                     elapsed               ideal              latency\n")
                .contains("                     s                     s      efficiency  ms       speed-up\n")
                .contains("completablefuture *  0.321 [0.276..0.337]  0.161  0.50        12.5     -\n");
    }

    @Test
    void tablesOfCardsHaveTheRequestsSentAndCancelled() {
        // when
        String text = text(resultsOfCards(
                ofCards("sequential", 1, 4, 3, 0),
                ofCards("threadpool", 1, 1, 6, 2),
                ofCards("threadpool", 2, 2, 5, 1)));

        // then
        assertThat(text)
                .contains("2 cards, concurrency 1, 3 rounds in the order of seed 1")
                .containsPattern("threadpool +1.50 \\[1.00..2.00] +2.7")
                .containsPattern("sequential +1 +0 +1 +3 +0")
                .containsPattern("threadpool +1 +0 +1 +6 \\[5..6] +2 \\[1..2]")
                .doesNotContain("ideal")
                .doesNotContain("server");
    }

    @Test
    void noLineIsLongerThan80Columns() {
        // given
        String longName =
                "python3 /home/somebody/projects/downloads/an_asynchronous_client.py --with 'options' and a path/that/has/no/blanks/and/is/longer/than/a/line/of/eighty/columns/in/a/terminal";
        Stream<Sample> samples = IntStream.range(0, 36)
                .mapToObj(index -> cold(longName + index / 3, index % 3, 1234.5 + index % 3, SATURATED));

        // when
        String text = text(results(samples));

        // then
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(text).containsPattern("pytho\\S*\\.\\.\\.");
    }

    @Test
    void jsonHasAllRoundsAndTheFiguresOfTheTable() throws IOException {
        // given
        Path file = directory.resolve("results.json");

        // when
        ResultFiles.writeJson(
                results(cold("a", 1, 1), cold("a", 2, 2, IDLE, "miscounted")), Map.of("a", "recordings/a.jfr"), file);

        // then
        JsonNode json = new JsonMapper().readTree(Files.readString(file));
        assertThat(json.at("/results/samples/1/report/elapsedSeconds").asDouble())
                .isEqualTo(2);
        assertThat(json.at("/results/samples/1/violations/0").asString()).isEqualTo("miscounted");
        assertThat(json.at("/results/setup/machine/cores").asInt()).isEqualTo(2);
        assertThat(json.at("/recordings/a").asString()).isEqualTo("recordings/a.jfr");
        assertThat(json.at("/cold/0/elapsedSeconds/median").asDouble()).isEqualTo(1.5);
        assertThat(json.at("/cold/0/remarks/0").asString()).isEqualTo("void: miscounted");
    }

    @Test
    void csvHasARowForEachRound() throws IOException {
        // given
        Path file = directory.resolve("results.csv");

        // when
        ResultFiles.writeCsv(results(cold("a", 1, 1), cold("with, comma", 1, 2, SATURATED, "miscounted")), file);

        // then
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "contestant,phase,round,elapsedSeconds,idealSeconds,meanReadLatencySeconds,peakThreads,errors,"
                                + "requestsSent,requestsCancelled,"
                                + "wallSeconds,cpuSeconds,peakMegabytes,requests,connections,peakInFlight,"
                                + "serverCpuSeconds,serverBound,violations",
                        "a,cold,1,1.0,0.5,0.0125,7,0,,,2.0,0.5,80.0,2,1,1,0.01,false,",
                        "\"with, comma\",cold,1,2.0,1.0,0.0125,7,0,,,3.0,0.5,80.0,2,1,1,0.99,true,miscounted");
    }

    @Test
    void chartHasARowForEachContestant() {
        BufferedImage one = new BarChart(results(cold("a", 1, 1))).image();
        BufferedImage two = new BarChart(results(cold("a", 1, 1), cold("b", 1, 2))).image();

        assertThat(one.getWidth()).isEqualTo(1600);
        assertThat(two.getHeight()).isGreaterThan(one.getHeight());
    }

    private static String text(Results results) {
        var bytes = new ByteArrayOutputStream();
        new ResultPrinter(results, new PrintStream(bytes, true, UTF_8)).print();
        return bytes.toString(UTF_8);
    }
}
