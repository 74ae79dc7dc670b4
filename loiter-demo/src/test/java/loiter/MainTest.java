package loiter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import commandline.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import loiter.LessonOutput.Line;
import loiter.lessons.LessonClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private static final Pattern RESULT = Pattern.compile("result: (\\d+)");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @Test
    void listsAllLessons() {
        assertThat(run("--lesson list")).isZero();

        assertThat(printed()).hasSize(Lessons.LESSONS.size()).first().asString().startsWith("map ");
    }

    @Test
    void runsTheFirstLessonByDefault() {
        assertThat(run("--unit 1ms")).isZero();

        assertThat(printed()).anyMatch(line -> line.endsWith("futures: 5, read in the order of submission"));
    }

    @ParameterizedTest
    @CsvSource({"map, 1, 1", "map, 7, 2", "map, 3, 9", "invoke-all, 7, 2", "done, 4, 1"})
    void runsTheRequestedNumberOfTasksAndThreads(String lesson, int tasks, int workers) {
        assertThat(run("--unit 1ms --lesson %s --tasks %d --workers %d".formatted(lesson, tasks, workers)))
                .isZero();

        assertThat(printed().stream().filter(line -> line.endsWith(": done"))).hasSize(tasks);
        assertThat(printed().stream().filter(line -> line.startsWith("worker-")))
                .hasSize(Math.min(tasks, workers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "invoke-all"})
    void readsResultsInTheOrderOfSubmission(String lesson) {
        assertThat(run("--unit 1ms --tasks 12 --workers 5 --lesson " + lesson)).isZero();

        assertThat(results()).containsExactly(0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110);
    }

    @Test
    void readsEachResultOnce() {
        assertThat(run("--unit 1ms --tasks 12 --workers 5 --lesson as-completed"))
                .isZero();

        assertThat(results()).containsExactlyInAnyOrder(0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110);
    }

    @ParameterizedTest
    @CsvSource({"1s, 0.0", "250ms, 0.00", "0.1, 0.00", "1ms, 0.0000"})
    void printsTimesToATenthOfTheUnit(String unit, String zero) {
        assertThat(run("--tasks 1 --unit " + unit)).isZero();

        assertThat(printed().get(0)).matches(" *" + zero.replace("0", "\\d") + "  .*");
    }

    @Test
    void drawsAChart() throws IOException {
        Path chart = directory.resolve("run.png");

        assertThat(run("--unit 1ms --chart " + chart)).isZero();

        assertThat(ImageIO.read(chart.toFile()).getWidth()).isEqualTo(1600);
        assertThat(printed()).last().isEqualTo("Chart: " + chart);
    }

    @Test
    void printsAndDrawsWhatHappenedBeforeAnInterrupt() throws Exception {
        Path chart = directory.resolve("run.png");
        var run = new LessonRun("--chart", chart.toString());
        run.advanceTo(ZERO, List.of());
        run.advanceTo(ofSeconds(1), List.of(new Line(ofSeconds(1), "worker-2", "loiter(4): starts, for 4s")));
        run.advanceTo(ofMillis(1500), List.of());

        run.interrupt();

        assertThat(run.awaitExitStatus()).isEqualTo(130);
        assertThat(run.printed())
                .containsSubsequence(
                        "main       0---1-#",
                        "worker-1   03333#",
                        "worker-2   11114#",
                        "worker-3   22222#",
                        "           (1: task 1, or its result, -: waits, #: cancelled or interrupted)",
                        "Chart: " + chart);
        assertThat(chart).isNotEmptyFile();
    }

    @Test
    void legendExplainsTheSymbolsOfManyTasks() {
        assertThat(run("--unit 1ms --tasks 36 --workers 36")).isZero();

        assertThat(out.toString(UTF_8))
                .contains("(1: task 1, or its result, a: task 10, -: waits")
                .doesNotContain("callback");
    }

    @ParameterizedTest
    @MethodSource("commandLinesOfAllLessons")
    void linesFitIntoATerminal(String commandLine) {
        assertThat(run(commandLine)).isZero();

        assertThat(printed()).allMatch(line -> line.length() < 80);
    }

    static Stream<String> commandLinesOfAllLessons() {
        return Lessons.LESSONS.stream()
                .map(lesson -> lesson.sizable()
                        ? "--unit 1ms --tasks 36 --lesson " + lesson.name()
                        : "--unit 20ms --lesson " + lesson.name());
    }

    @Test
    void reportsMissingFontsInOneLineAfterTheTimeline() throws Exception {
        Path chart = directory.resolve("run.png");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsun.awt.fontconfig=/no/such/file",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "loiter.Main",
                        "--unit",
                        "1ms",
                        "--chart",
                        chart.toString())
                .start();

        assertThat(process.inputReader(UTF_8).lines()).anyMatch(line -> line.startsWith("worker-1 "));
        assertThat(process.errorReader(UTF_8).lines().filter(line -> !line.startsWith("WARNING: ") && !line.isEmpty()))
                .singleElement()
                .asString()
                .startsWith("*** Error: cannot draw the chart: no usable fonts");
        assertThat(process.waitFor()).isOne();
        assertThat(chart).doesNotExist();
    }

    @Test
    void writesTheChartToAPipe() throws Exception {
        Path pipe = directory.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "mkfifo is missing");
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();
        try {
            assertThat(run("--unit 1ms --chart " + pipe)).isZero();

            assertThat(ImageIO.read(reader.getInputStream()).getWidth()).isEqualTo(1600);
            assertThat(Files.isRegularFile(pipe)).isFalse();
        } finally {
            reader.destroy();
        }
    }

    @Test
    void refusesAChartThatCannotBeWritten() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(run("--chart " + directory)).isOne();
        assertThat(run("--chart " + file.resolve("run.png"))).isOne();
        assertThat(run("--chart " + directory.resolve("missing/run.png"))).isOne();

        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8).lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("*** Error: cannot write " + directory));
    }

    @ParameterizedTest
    @CsvSource({
        "--lesson nope, '--lesson takes map, as-completed'",
        "--tasks 0, --tasks takes a whole number from 1 to 36",
        "--workers many, --workers takes a whole number from 1 to 36",
        "--unit 0s, --unit takes a number of seconds from 0.001 to 60",
        "--lesson cancel --tasks 3, '--tasks and --workers do not apply to the lesson cancel'",
        "--lesson mixed --workers 3, '--tasks and --workers do not apply to the lesson mixed'",
        "--lesson list --chart run.png, '--chart does not apply to the list of lessons'",
        "cancel, 'unexpected argument ''cancel'''"
    })
    void reportsUsageErrors(String commandLine, String message) {
        assertThat(run(commandLine)).isEqualTo(2);

        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8)).startsWith("*** Usage error: " + message);
    }

    private int run(String commandLine) {
        var console = new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        return Main.run(commandLine.split(" ", -1), console, LessonClock::startSystem);
    }

    private List<String> printed() {
        return out.toString(UTF_8).lines().toList();
    }

    private List<Integer> results() {
        return RESULT.matcher(out.toString(UTF_8))
                .results()
                .map((MatchResult match) -> Integer.valueOf(match.group(1)))
                .toList();
    }
}
