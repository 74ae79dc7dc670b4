package reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import commandline.CannotRunException;
import commandline.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FlightRecordingTest {
    private final Path directory;
    private final Path file;
    private final AtomicInteger runs = new AtomicInteger();

    FlightRecordingTest(@TempDir Path directory) {
        this.directory = directory;
        this.file = directory.resolve("run.jfr");
    }

    @Name("reporting.Test")
    private static final class TestEvent extends Event {}

    private int run() {
        new TestEvent().commit();
        runs.incrementAndGet();
        return ExitStatus.OK;
    }

    @Test
    void hasTheEventsOfTheRun() throws Exception {
        // when
        int status = FlightRecording.record(Optional.of(file), () -> {
            assertThat(FlightRecording.isOn()).isTrue();
            return run();
        });

        // then
        assertThat(status).isEqualTo(ExitStatus.OK);
        assertThat(RecordingFile.readAllEvents(file))
                .filteredOn(event -> event.getEventType().getName().equals("reporting.Test"))
                .hasSize(1);
    }

    @Test
    void aRunWithoutAFileIsNotRecorded() throws Exception {
        // when
        int status = FlightRecording.record(Optional.empty(), () -> ExitStatus.INTERRUPTED);

        // then
        assertThat(status).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void theRunDoesNotStartIfTheDirectoryDoesNotExist() {
        // given
        Path nowhere = directory.resolve("nowhere").resolve("run.jfr");

        // when / then
        assertFails(nowhere, "cannot write " + nowhere + ": there is no directory " + nowhere.getParent());
        assertThat(runs).hasValue(0);
    }

    @Test
    void theRunDoesNotStartIfTheFileIsADirectory() throws IOException {
        // given
        Files.createDirectory(file);

        // when / then
        assertFails(file, "cannot write " + file + ": it is a directory");
        assertThat(runs).hasValue(0);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void failsAfterTheRunIfTheDeviceIsFull() {
        assertFails(Path.of("/dev/full"), "cannot write /dev/full: No space left on device");
        assertThat(runs).hasValue(1);
    }

    private void assertFails(Path path, String message) {
        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> FlightRecording.record(Optional.of(path), this::run))
                .withMessage(message);
    }
}
