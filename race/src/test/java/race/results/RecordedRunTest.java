package race.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import race.results.RecordedRun.Download;
import race.results.Work.Kind;

class RecordedRunTest {
    private static final Download FIRST = RecordingFixture.download("BR", 0, 100, 6);
    private static final Download SECOND = RecordingFixture.download("CN", 10, 50, 0);
    private static final Download THIRD = RecordingFixture.download("US", 50, 90, 0);
    private static final Download FOURTH = RecordingFixture.download("VN", 100, 110, 0);

    private final Path file;

    RecordedRunTest(@TempDir Path directory) {
        file = directory.resolve("run.jfr");
    }

    @Test
    void readsDownloadsInTheOrderOfTheirStart() throws IOException {
        RecordingFixture.write(file, List.of(SECOND, FIRST));

        assertThat(RecordedRun.read("some", file, 2))
                .isEqualTo(new RecordedRun("some", file, Kind.FLAGS, List.of(FIRST, SECOND)));
    }

    @Test
    void readsCards() throws IOException {
        RecordingFixture.writeCards(file, List.of(FIRST, SECOND));

        RecordedRun run = RecordedRun.read("some", file, 2);

        assertThat(run.kind()).isEqualTo(Kind.CARDS);
        assertThat(run.downloads()).extracting(Download::code).containsExactly(FIRST.code(), SECOND.code());
        Download first = run.downloads().get(0);
        Download second = run.downloads().get(1);
        assertThat(first.start()).isZero();
        assertThat(second.start()).isGreaterThanOrEqualTo(first.end());
        assertThat(second.read()).isEqualTo(second.end());
    }

    @Test
    void refusesAMissingFile() {
        assertRefused("no file was written");
    }

    @Test
    void refusesAFileThatIsNotARecording() throws IOException {
        Files.writeString(file, "not a recording");

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> RecordedRun.read("some", file, 2));
    }

    @Test
    void refusesARecordingWithoutDownloads() throws IOException {
        RecordingFixture.write(file, List.of());

        assertRefused("no results of a flags or atlas program");
    }

    @Test
    void refusesEventsWithOtherFields() throws IOException {
        RecordingFixture.writeForeign(file);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> RecordedRun.read("some", file, 2))
                .withMessageStartingWith("not a recording of a flags or atlas program: ");
    }

    @Test
    void refusesMoreDownloadsThanExpected() throws IOException {
        RecordingFixture.write(file, List.of(FIRST, SECOND, THIRD));

        assertRefused("more than 2 results");
    }

    @Test
    void eachDownloadTakesTheFirstFreeSlot() {
        var run = new RecordedRun("some", file, Kind.FLAGS, List.of(FIRST, SECOND, THIRD, FOURTH));

        assertThat(run.slots()).containsExactly(List.of(FIRST, FOURTH), List.of(SECOND, THIRD));
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> RecordedRun.read("some", file, 2))
                .withMessage(message);
    }
}
