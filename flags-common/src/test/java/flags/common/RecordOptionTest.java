package flags.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The file that {@code --record} writes. */
class RecordOptionTest {
    private final Path file;
    private final ProgramRun program;

    RecordOptionTest(@TempDir Path directory) {
        this.file = directory.resolve("run.jfr");
        this.program = new ProgramRun(directory.resolve("flags"));
    }

    @ParameterizedTest
    @EnumSource
    void hasOneDownloadAndOneResultForEachFlag(Mode mode) throws Exception {
        // given
        DownloadMany downloads = (codes, downloader, concurrency, tally) -> {
            for (String code : codes) {
                try {
                    tally.add(mode.download(downloader, code));
                } catch (Exception e) {
                    tally.fail(code, e);
                }
            }
        };

        // when
        int status = program.run(downloads, "--embedded", "-s", "ERROR", "--record", file.toString(), "BC", "BR", "BU");

        // then
        assertThat(status).isZero();
        List<RecordedEvent> results = events("flags.Result");
        assertThat(results)
                .extracting(event -> event.getString("code") + " " + event.getString("status"))
                .containsExactly("BC NOT_FOUND", "BR OK", "BU ERROR");
        assertThat(results).extracting(event -> event.getInt("bytes") > 0).containsExactly(false, true, false);
        assertThat(results).extracting(event -> event.getDuration("delay")).containsOnly(Duration.ofMillis(500));
        assertThat(results)
                .allSatisfy(event -> assertThat(event.getDuration("took")).isGreaterThan(event.getDuration("delay")));
        assertThat(results.get(1).getDuration("waited"))
                .as("the second waits for the first")
                .isGreaterThan(results.get(0).getDuration("took"));
        assertThat(events("flags.Download"))
                .extracting(event -> event.getString("code") + " " + event.getString("status"))
                .containsExactlyInAnyOrder("BC NOT_FOUND", "BR OK", "BU ERROR");
    }

    @Test
    void aDownloadIsInTheLaneOfItsThread() throws Exception {
        // when
        program.run(ProgramRun::oneAfterAnother, "--embedded", "-s", "DELAY", "--record", file.toString(), "BR");

        // then
        RecordedEvent download = events("flags.Download").get(0);
        RecordedEvent result = events("flags.Result").get(0);
        assertThat(download.getThread().getJavaName())
                .isEqualTo(Thread.currentThread().getName())
                .isEqualTo(result.getString("downloadedBy"));
        assertThat(download.getDuration()).isCloseTo(result.getDuration("took"), Duration.ofSeconds(5));
        assertThat(result.getStartTime().minus(result.getDuration("readLatency")))
                .isCloseTo(download.getEndTime(), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void containsAllRounds() throws Exception {
        // when
        program.run(ProgramRun::oneAfterAnother, "--embedded", "--rounds", "2", "--record", file.toString(), "BR");

        // then
        assertThat(events("flags.Result")).hasSize(2);
    }

    @Test
    void failsAfterTheReportIfTheFileCannotBeWrittenAtTheEnd() {
        // given
        DownloadMany replacesTheFile = (codes, downloader, concurrency, tally) -> {
            try {
                Files.delete(file);
                Files.createDirectory(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };

        // when
        int status = program.run(replacesTheFile, "--embedded", "--record", file.toString());

        // then
        assertThat(status).isEqualTo(1);
        assertThat(program.out()).contains("Elapsed time: ");
        assertThat(program.err().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("*** Error: cannot write " + file + ": ");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void failsAfterTheReportIfTheDeviceIsFull() {
        // when
        int status = program.run(ProgramRun::oneAfterAnother, "--embedded", "--record", "/dev/full", "BR");

        // then
        assertThat(status).isEqualTo(1);
        assertThat(program.out()).contains("1 flag downloaded.");
        assertThat(program.err().lines()).containsExactly("*** Error: cannot write /dev/full: No space left on device");
    }

    /** Returns the events in the order of time. A file has those of each thread together. */
    private List<RecordedEvent> events(String name) throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .toList();
    }
}
