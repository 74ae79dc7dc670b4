package race.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import commandline.CannotRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                .withMessage(file + " exists and is not of a race: choose another --output");
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
