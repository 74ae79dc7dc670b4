package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import acceptance.Project.Program;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void writesTablesPicturesAndRecordings() throws Exception {
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
            assertThat(filesIn(results.resolve("recordings"))).containsExactly("sequential.jfr", "threadpool.jfr");
            assertThat(filesIn(results))
                    .as("nothing else is left")
                    .containsExactly("elapsed.png", "recordings", "results.csv", "results.json", "timelines.png");
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
