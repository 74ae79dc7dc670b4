package race;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static race.Samples.CALM;
import static race.Samples.SATURATED;
import static race.Samples.cold;
import static race.Samples.results;

import commandline.files.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same results as text, JSON, CSV and picture. */
class ResultsTest {
    @TempDir
    private Path directory;

    @SuppressWarnings("NullAway.Init") // JUnit sets the directory.
    ResultsTest() {}

    @Test
    void theTableComparesWithTheSequentialStyle() {
        // when
        String text = text(
                results(cold("sequential", 1, 4), cold("sequential", 2, 6), cold("fast", 1, 1), cold("fast", 2, 1.5)));

        // then
        assertThat(text)
                .contains("sequential  5.000 [4.000..6.000]  2.500    0.50        12.5 [12.5..12.5]  1")
                .contains("fast        1.250 [1.000..1.500]  0.625    0.50        12.5 [12.5..12.5]  4.0")
                .contains("Fastest: fast.")
                .contains("Machine: some system, 2 cores, 1000 MB; Java: some Java")
                .contains("* a note");
    }

    @Test
    void whereRangesOverlapTheTableSeesNoDifference() {
        // when
        String text = text(
                results(cold("sequential", 1, 4), cold("sequential", 2, 6), cold("same", 1, 3), cold("same", 2, 4)));

        // then
        assertThat(text)
                .containsPattern("same .* no difference\\R")
                .contains("Fastest: same; no difference (the ranges overlap): sequential.");
    }

    @Test
    void theTableMarksWhatDoesNotCount() {
        // when
        String text = text(results(cold("wrong", 1, 1, CALM, "miscounted"), cold("bound", 1, 2, SATURATED)));

        // then
        assertThat(text)
                .contains("wrong (void)", "* wrong: void: miscounted")
                .contains("bound *", "* bound: server-bound: what is measured is the server, not the style")
                .doesNotContain("Fastest");
    }

    @Test
    void jsonHasAllRoundsAndTheFiguresOfTheTable() throws IOException {
        // given
        Path file = directory.resolve("results.json");

        // when
        write(file, out -> ResultFiles.writeJson(results(cold("a", 1, 1), cold("a", 2, 2, CALM, "miscounted")), out));

        // then
        JsonNode json = new JsonMapper().readTree(Files.readString(file));
        assertThat(json.at("/results/samples/1/report/elapsedSeconds").asDouble())
                .isEqualTo(2);
        assertThat(json.at("/results/samples/1/defects/0").asString()).isEqualTo("miscounted");
        assertThat(json.at("/results/machine/cores").asInt()).isEqualTo(2);
        assertThat(json.at("/cold/0/elapsedSeconds/median").asDouble()).isEqualTo(1.5);
        assertThat(json.at("/cold/0/remarks/0").asString()).isEqualTo("void: miscounted");
    }

    @Test
    void csvHasARowForEachRound() throws IOException {
        // given
        Path file = directory.resolve("results.csv");

        // when
        Results results = results(cold("a", 1, 1), cold("with, comma", 1, 2, SATURATED, "miscounted"));
        write(file, out -> ResultFiles.writeCsv(results, out));

        // then
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "contestant,phase,round,elapsedSeconds,idealSeconds,meanReadLatencySeconds,peakThreads,"
                                + "wallSeconds,cpuSeconds,peakMegabytes,requests,connections,peakInFlight,"
                                + "serverCpuSeconds,serverBound,defects",
                        "a,cold,1,1.0,0.5,0.0125,7,2.0,0.5,80.0,2,1,1,0.01,false,",
                        "\"with, comma\",cold,1,2.0,1.0,0.0125,7,3.0,0.5,80.0,2,1,1,0.99,true,miscounted");
    }

    @Test
    void thePictureHasARowForEachContestant() {
        BufferedImage picture = new BarChart(results(cold("a", 1, 1))).image();
        BufferedImage two = new BarChart(results(cold("a", 1, 1), cold("b", 1, 2))).image();

        assertThat(picture.getWidth()).isEqualTo(1600);
        assertThat(two.getHeight()).isGreaterThan(picture.getHeight());
    }

    private static String text(Results results) {
        var bytes = new ByteArrayOutputStream();
        new ResultText(results, new PrintStream(bytes, true, UTF_8)).print();
        return bytes.toString(UTF_8);
    }

    private static void write(Path file, AtomicFile.Content content) throws IOException {
        AtomicFile.write(file, content);
    }
}
