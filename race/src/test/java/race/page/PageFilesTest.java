package race.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static race.output.Samples.results;
import static race.output.Samples.threeRounds;

import commandline.CannotRunException;
import commandline.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import race.output.ResultFiles;
import race.results.RecordingFixture;
import race.results.Results;

class PageFilesTest {
    private final Path directory;
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    PageFilesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void record() throws IOException {
        Files.createDirectory(directory.resolve("recordings"));
        RecordingFixture.write(directory.resolve("recordings/mine.jfr"), Runs.THREADPOOL.downloads());
    }

    @Test
    void namesRecordingsWithoutARaceAfterTheirFile() throws Exception {
        write();

        assertThat(page())
                .contains("<title>Recorded runs</title>")
                .contains("{\"name\":\"mine\",\"kind\":\"FLAGS\",\"source\":\"the source\"");
        assertThat(directory.resolve("timeline.json")).content().contains("\"BR\"");
    }

    @Test
    void showsTheResultsOfTheRaceAgain() throws Exception {
        // given
        Results results = results(threeRounds("python3 mine.py", 1, 2, 3));
        Path json = directory.resolve("results.json");
        ResultFiles.writeJson(results, Map.of("python3 mine.py", "recordings/mine.jfr"), json);

        // when
        write();

        // then
        assertThat(ResultFiles.readJson(json).results()).isEqualTo(results);
        assertThat(page()).contains("{\"name\":\"python3 mine.py\"", "<td>2.00 [1.00..3.00]</td>");
    }

    @Test
    void leavesOutRecordingsThatCannotBeRead() throws Exception {
        // given
        Path broken = Files.writeString(directory.resolve("recordings/broken.jfr"), "not a recording");

        // when
        write();

        // then
        assertThat(page()).contains("\"mine\"").doesNotContain("\"broken\"");
        assertThat(messages.toString(UTF_8))
                .startsWith("Warning: " + broken + ": ")
                .hasLineCount(1);
    }

    @Test
    void refusesADirectoryWithoutRecordings() throws Exception {
        Files.delete(directory.resolve("recordings/mine.jfr"));

        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(this::write)
                .withMessage("there are no recordings in " + directory.resolve("recordings"));
    }

    @Test
    void refusesResultsOfAnotherProgram() throws Exception {
        Path json = Files.writeString(directory.resolve("results.json"), "{\"results\": 1}");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(this::write)
                .withMessage(json + " does not have the results of a race");
    }

    @Test
    void replacesItsOwnPageAndRefusesToReplaceAnother() throws Exception {
        write();
        write();

        Path page = Files.writeString(directory.resolve("index.html"), "<!DOCTYPE html>mine");
        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(this::write)
                .withMessage(page + " was not written by a race: choose another --output");
        assertThat(page).hasContent("<!DOCTYPE html>mine");
    }

    @Test
    @Timeout(60)
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no FIFOs")
    void doesNotWaitForTheWriterOfAFifo() throws Exception {
        // given
        fifo("recordings/another.jfr");
        fifo("results.json");

        // when
        write();

        // then
        assertThat(page()).contains("\"mine\"").doesNotContain("another");
    }

    private void fifo(String name) throws Exception {
        String path = directory.resolve(name).toString();
        assumeTrue(new ProcessBuilder("mkfifo", path).start().waitFor() == 0, "mkfifo is missing");
    }

    private void write() throws Exception {
        var err = new PrintStream(messages, true, UTF_8);
        PageFiles.write(directory, Map.of("flags-mine", "the source"), new Console(err, err, false));
    }

    private String page() throws IOException {
        return Files.readString(directory.resolve("index.html"));
    }
}
