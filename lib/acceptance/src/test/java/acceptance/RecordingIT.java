package acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import acceptance.Project.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recording is complete whatever ends the program, and goes wherever the user wants it. */
class RecordingIT {
    @TempDir
    private Path directory;

    private Program program;

    @BeforeEach
    void findProgram() throws IOException {
        program = Program.named("flags-sequential");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void hasTheFinishedDownloadsOfARunThatASignalEnds(String signal, int status) throws Exception {
        try (Run run = Run.jar(
                program,
                directory,
                "--embedded",
                "-s",
                "DELAY",
                "-t",
                "60",
                "-e",
                "-v",
                "-d",
                "x",
                "--record",
                "x.jfr")) {
            run.awaitLine("AB not found");
            run.signal(signal);

            assertThat(run.exitStatus()).isEqualTo(status);
            assertThat(run.error()).isEmpty();
        }
        assertThat(results(directory.resolve("x.jfr"))).isGreaterThanOrEqualTo(2);
    }

    @Test
    void goesThroughAFifoToItsReader() throws Exception {
        Path fifo = directory.resolve("fifo");
        assumeTrue(makeFifo(fifo), "mkfifo");
        Path copy = directory.resolve("copy.jfr");
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> copy(fifo, copy));
        try (Run run = Run.jar(program, directory, "--embedded", "--record", fifo.toString(), "BR")) {
            assertThat(run.exitStatus()).isZero();
            assertThat(run.error()).isEmpty();
        }
        reader.get();
        assertThat(results(copy)).isEqualTo(1);
        assertThat(Files.isRegularFile(fifo)).as("FIFO replaced by a file").isFalse();
    }

    @Test
    void isRefusedInOneLineWithoutATemporaryDirectory() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        List<String> options = List.of("-Djava.io.tmpdir=" + file.resolve("below"));
        try (Run run =
                Run.jar(program, directory, Duration.ofMinutes(1), options, "--embedded", "--record", "x.jfr", "BR")) {
            assertThat(run.exitStatus()).isEqualTo(1);
            assertThat(run.error().lines().filter(line -> !line.startsWith("WARNING: java.io.tmpdir")))
                    .singleElement()
                    .asString()
                    .startsWith("*** Error: cannot record: ");
        }
        assertThat(directory.resolve("x.jfr")).doesNotExist();
    }

    private static long results(Path recording) throws IOException {
        return RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().equals("flags.Result"))
                .count();
    }

    private static boolean makeFifo(Path fifo) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void copy(Path fifo, Path copy) {
        try {
            Files.copy(fifo, copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
