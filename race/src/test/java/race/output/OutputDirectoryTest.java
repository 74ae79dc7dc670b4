package race.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import commandline.CannotRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputDirectoryTest {
    private static final long NO_PROCESS = 99_999_999;

    private final Path directory;

    OutputDirectoryTest(@TempDir Path parent) {
        directory = parent.resolve("results");
    }

    @Test
    void publishesAllFilesTogether() throws Exception {
        // when
        race("first", "threadpool");

        // then
        assertThat(files()).containsExactly("elapsed.png", "recordings/threadpool.jfr", "results.json");
        assertThat(directory.resolve("elapsed.png")).hasContent("first");
    }

    @Test
    void leavesTheEarlierResultsIfTheRaceIsNotCompleted() throws Exception {
        // given
        race("first", "threadpool");

        // when
        try (OutputDirectory output = OutputDirectory.open(directory)) {
            stage(output, "second", "async");
        }

        // then
        assertThat(files()).containsExactly("elapsed.png", "recordings/threadpool.jfr", "results.json");
        assertThat(directory.resolve("elapsed.png")).hasContent("first");
    }

    @Test
    void replacesTheEarlierResultsAltogether() throws Exception {
        // given
        race("first", "threadpool", "async");

        // when
        race("second", "async");

        // then
        assertThat(files()).containsExactly("elapsed.png", "recordings/async.jfr", "results.json");
        assertThat(directory.resolve("recordings/async.jfr")).hasContent("second");
    }

    @Test
    void doesNotTouchFilesThatNoRaceHasWritten() throws Exception {
        // given
        race("first", "threadpool");
        Files.writeString(directory.resolve("notes.txt"), "mine");
        Files.writeString(directory.resolve("recordings/mine.jfr"), "mine");
        Files.writeString(directory.resolve("recordings/async.jfr"), "mine");

        // when
        race("second", "async", "sequential");

        // then
        assertThat(files())
                .containsExactly(
                        "elapsed.png",
                        "notes.txt",
                        "recordings/async-2.jfr",
                        "recordings/async.jfr",
                        "recordings/mine.jfr",
                        "recordings/sequential.jfr",
                        "results.json");
        assertThat(directory.resolve("recordings/async.jfr")).hasContent("mine");
    }

    @Test
    void doesNotDeleteWhatForgedResultsList() throws Exception {
        // given
        Files.createDirectories(directory);
        Path outside = Files.writeString(directory.resolveSibling("outside.jfr"), "mine");
        Files.writeString(
                directory.resolve("results.json"),
                "{\"results\":{},\"recordings\":{\"a\":\"../outside.jfr\",\"b\":\"recordings/../../outside.jfr\"}}");

        // when
        race("second", "async");

        // then
        assertThat(outside).hasContent("mine");
    }

    @Test
    void refusesToReplaceFilesOfOthers() throws Exception {
        // given
        Files.createDirectories(directory);
        Path file = Files.writeString(directory.resolve("elapsed.png"), "mine");

        // when / then
        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> OutputDirectory.open(directory))
                .withMessage(file + " was not written by a race: choose another --output");
    }

    @Test
    void refusesToReplaceAnythingButFiles() throws Exception {
        // given
        race("first");
        Files.delete(directory.resolve("elapsed.png"));
        Files.createDirectory(directory.resolve("elapsed.png"));

        // when / then
        assertThatExceptionOfType(CannotRunException.class).isThrownBy(() -> OutputDirectory.open(directory));
    }

    @Test
    void recordingsHaveDistinctNames() throws Exception {
        // when
        race("first", "a b", "a/b", "A_b", "x".repeat(300));

        // then
        assertThat(files())
                .containsExactly(
                        "elapsed.png",
                        "recordings/A_b-3.jfr",
                        "recordings/a_b-2.jfr",
                        "recordings/a_b.jfr",
                        "recordings/" + "x".repeat(60) + ".jfr",
                        "results.json");
    }

    @Test
    void deletesTheTemporaryFilesOfKilledRaces() throws Exception {
        // given
        Path killed = Files.createDirectories(directory.resolve(".race-" + NO_PROCESS + "-1/staging"));
        long alive = ProcessHandle.current().parent().orElseThrow().pid();
        Path running = Files.createDirectories(directory.resolve(".race-" + alive + "-1"));
        Path other = Files.createDirectories(directory.resolve(".race-notes"));

        // when
        race("first");

        // then
        assertThat(killed.getParent()).doesNotExist();
        assertThat(running).exists();
        assertThat(other).exists();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "only administrators create symbolic links")
    void canBeASymbolicLinkToADirectory() throws Exception {
        // given
        Path target = Files.createDirectory(directory.resolveSibling("target"));
        Files.createSymbolicLink(directory, target);

        // when
        race("first", "threadpool");

        // then
        assertThat(target.resolve("elapsed.png")).hasContent("first");
        assertThat(directory).isSymbolicLink();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "FIFO", "device"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no FIFOs and no /dev")
    void refusesWhatIsNotADirectory(String kind) throws Exception {
        Path other = notADirectory(kind);

        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> OutputDirectory.open(other))
                .withMessage("cannot write to %s: not a directory".formatted(other));
    }

    private Path notADirectory(String kind) throws Exception {
        return switch (kind) {
            case "file" -> Files.createFile(directory);
            case "FIFO" -> fifo(directory);
            default -> Path.of("/dev/null");
        };
    }

    private static Path fifo(Path path) throws Exception {
        assumeTrue(new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0, "mkfifo is missing");
        return path;
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "results.json", "elapsed.png"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no FIFOs")
    void refusesToReplaceAFifo(String name) throws Exception {
        // given
        Files.createDirectories(directory);
        Path fifo = fifo(directory.resolve(name));

        // when / then
        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> OutputDirectory.open(directory))
                .withMessage(fifo + " was not written by a race: choose another --output");
    }

    @Test
    void refusesToReplaceAPageOfOthersBesideItsOwnResults() throws Exception {
        // given
        race("first", "threadpool");
        Path page = Files.writeString(directory.resolve("index.html"), "<!DOCTYPE html>mine");

        // when / then
        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> race("second", "threadpool"))
                .withMessage(page + " was not written by a race: choose another --output");
        assertThat(page).hasContent("<!DOCTYPE html>mine");
    }

    private void race(String content, String... contestants) throws Exception {
        try (OutputDirectory output = OutputDirectory.open(directory)) {
            stage(output, content, contestants);
            output.publish();
        }
    }

    private static void stage(OutputDirectory output, String content, String... contestants) throws IOException {
        Map<String, String> recordings = new LinkedHashMap<>();
        for (String contestant : contestants) {
            Path recording = Files.writeString(output.scratch().resolve("recording"), content);
            recordings.put(contestant, output.stageRecording(contestant, recording));
        }
        ResultFiles.writeJson(Samples.results(), recordings, output.staged(OutputDirectory.RESULTS_JSON));
        Files.writeString(output.staged(OutputDirectory.ELAPSED_PNG), content);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
