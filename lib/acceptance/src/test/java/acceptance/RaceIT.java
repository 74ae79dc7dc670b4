package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import acceptance.Project.Program;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A race of the built programs. */
class RaceIT {
    private static final Program RACE = Program.named("race");
    private static final String[] SHORT = {"--rounds", "1", "--styles", "sequential,threadpool", "-s", "LOCAL", "B"};

    @TempDir
    private Path directory;

    @Test
    void writesTablesPicturesPageAndRecordings() throws Exception {
        try (Run run = Run.jar(RACE, directory, SHORT)) {
            assertThat(run.exitStatus()).isZero();

            assertThat(run.output())
                    .anyMatch(line -> line.startsWith("Expected of each: 17 OK, 9 not found, 0 errors"));
            Path results = directory.resolve("race-results");
            assertThat(Files.readAllLines(results.resolve("results.csv")))
                    .as("a header, and a cold and a warm round of two styles")
                    .hasSize(5);
            assertThat(Files.readString(results.resolve("results.json"))).contains("\"contestant\" : \"threadpool\"");
            assertThat(picture(results.resolve("elapsed.png")).getWidth()).isEqualTo(1600);
            assertThat(picture(results.resolve("timelines.png")).getWidth()).isEqualTo(1600);
            assertThat(Files.readString(results.resolve("index.html")))
                    .as("the recorded runs with their sources")
                    .contains("\"name\":\"sequential\",\"kind\":\"FLAGS\",\"source\":\"package flags;")
                    .contains("\"name\":\"threadpool\",\"kind\":\"FLAGS\",\"source\":\"package flags;");
            assertThat(Files.readString(results.resolve("timeline.json")).split("\"ph\":\"X\"", -1))
                    .as("text around the downloads of two styles")
                    .hasSize(2 * 26 + 1);
            assertThat(filesIn(results.resolve("recordings"))).containsExactly("sequential.jfr", "threadpool.jfr");
            assertThat(filesIn(results))
                    .as("nothing else is left")
                    .containsExactly(
                            "elapsed.png",
                            "index.html",
                            "recordings",
                            "results.csv",
                            "results.json",
                            "timeline.json",
                            "timelines.png");
        }
    }

    @Test
    void makesThePageAgainFromItsRecordings() throws Exception {
        try (Run race = Run.jar(RACE, directory, SHORT)) {
            assertThat(race.exitStatus()).isZero();
        }
        Path page = directory.resolve("race-results/index.html");
        String first = Files.readString(page);
        Files.delete(page);

        try (Run run = Run.jar(RACE, directory, "--page-only")) {
            assertThat(run.exitStatus()).isZero();

            assertThat(run.output()).containsExactly("Page: " + Path.of("race-results", "index.html"));
            assertThat(page).hasContent(first);
        }
    }

    @Test
    void withoutFontsWarnsOnceAndWritesEverythingElse() throws Exception {
        List<String> noFonts = List.of("-Djava.awt.headless=true", "-Dsun.awt.fontconfig=/no/such/file");
        try (Run run = Run.jar(RACE, directory, Duration.ofMinutes(2), noFonts, SHORT)) {
            assertThat(run.exitStatus()).isZero();

            assertThat(run.error().lines().filter(line -> line.startsWith("Warning:")))
                    .singleElement()
                    .asString()
                    .contains("no usable fonts, install fontconfig and a font");
            assertThat(run.error()).doesNotContain("\tat ");
            assertThat(filesIn(directory.resolve("race-results")))
                    .containsExactly("index.html", "recordings", "results.csv", "results.json", "timeline.json");
        }
    }

    @Test
    void refusesAnOutputThatIsNotADirectory() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        try (Run run = Run.jar(RACE, directory, "--output", "file")) {
            assertThat(run.exitStatus()).isEqualTo(1);
            assertThat(run.error()).isEqualToNormalizingNewlines("*** Error: cannot write to file: not a directory\n");
            assertThat(file).isEmptyFile();
        }
    }

    @Test
    void refusesADelayThatTheServerWouldRefuse() throws Exception {
        try (Run run = Run.jar(RACE, directory, "--delay", "long")) {
            assertThat(run.exitStatus()).isEqualTo(2);
            assertThat(run.error())
                    .contains("*** Usage error: --delay takes seconds from 0 to 3600")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void leavesNoProcessBehindWhenItIsInterrupted() throws Exception {
        try (Run run = Run.jar(RACE, directory, "--styles", "sequential")) {
            List<ProcessHandle> children = run.awaitDescendants(2);
            run.signal("INT");

            assertThat(run.exitStatus()).isEqualTo(130);
            assertThat(children).noneMatch(ProcessHandle::isAlive);
            assertThat(run.error()).doesNotContain("\tat ");
        }
    }

    private static BufferedImage picture(Path file) throws IOException {
        return Objects.requireNonNull(ImageIO.read(file.toFile()), file.toString());
    }

    private static List<String> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
