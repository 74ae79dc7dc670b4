package commandline.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import commandline.CannotRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    private static final AtomicFile.Content CONTENT = out -> out.write("content\n".getBytes(UTF_8));

    @TempDir
    private Path directory;

    @Test
    void replacesARegularFileAndLeavesNothingBesideIt() throws Exception {
        Path file = Files.writeString(directory.resolve("run.csv"), "old");

        write(file);

        assertThat(file).hasContent("content\n");
        assertThat(files()).containsExactly("run.csv");
    }

    @Test
    void keepsTheOldFileIfTheContentFails() throws IOException {
        Path file = Files.writeString(directory.resolve("run.csv"), "old");

        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> new OutputFile(file).write(out -> {
                    throw new IOException("No space left on device");
                }))
                .withMessage("cannot write " + file + ": No space left on device");
        assertThatIllegalStateException()
                .isThrownBy(() -> new OutputFile(file).write(out -> {
                    throw new IllegalStateException();
                }));

        assertThat(file).hasContent("old");
        assertThat(files()).containsExactly("run.csv");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "only administrators create symbolic links")
    void followsSymbolicLinks() throws Exception {
        Path target = directory.resolve("target.csv");
        Path link = Files.createSymbolicLink(directory.resolve("link.csv"), target.getFileName());

        write(link);

        assertThat(link).isSymbolicLink().hasContent("content\n");
        assertThat(target).isRegularFile().hasContent("content\n");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "only administrators create symbolic links")
    void refusesALoopOfSymbolicLinks() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link.csv"), Path.of("link.csv"));

        assertThatExceptionOfType(CannotRunException.class).isThrownBy(() -> new OutputFile(link).prepare());
    }

    @Test
    void writesToAFifo() throws Exception {
        Path fifo = directory.resolve("fifo");
        assumeTrue(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor() == 0, "mkfifo works");
        Process reader = new ProcessBuilder("cat", fifo.toString()).start();

        write(fifo);

        assertThat(reader.inputReader(UTF_8).lines()).containsExactly("content");
        assertThat(files()).containsExactly("fifo");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void writesToADevice() throws Exception {
        write(Path.of("/dev/null"));

        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> write(Path.of("/dev/full")))
                .withMessage("cannot write /dev/full: No space left on device");
    }

    /** A rename would detach the file from the descriptor that the shell has opened. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void appendsToTheFileBehindAFileDescriptor() throws Exception {
        Path file = Files.writeString(directory.resolve("stdout"), "earlier\n");
        try (var descriptor = Files.newByteChannel(file)) {
            write(descriptor(file));

            assertThat(file).hasContent("earlier\ncontent\n");
            assertThat(descriptor.size()).isEqualTo(Files.size(file));
        }
    }

    private static Path descriptor(Path file) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .filter(descriptor -> isSame(descriptor, file))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean isSame(Path descriptor, Path file) {
        try {
            return Files.isSameFile(descriptor, file);
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void saysBeforehandWhyItCannotBeWritten() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertCannotWrite(directory, "it is a directory");
        assertCannotWrite(
                directory.resolve("missing/run.csv"), "there is no directory " + directory.resolve("missing"));
        assertCannotWrite(file.resolve("run.csv"), "there is no directory " + file);
    }

    private static void assertCannotWrite(Path path, String reason) {
        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> new OutputFile(path).prepare())
                .withMessage("cannot write " + path + ": " + reason);
    }

    @Test
    void deletesLeftoversOfKilledRuns() throws Exception {
        Files.createFile(directory.resolve(".run.csv.999999999-1.tmp"));
        Files.createFile(directory.resolve(".other.csv.999999999-1.tmp"));

        new OutputFile(directory.resolve("run.csv")).prepare();

        assertThat(files()).containsExactly(".other.csv.999999999-1.tmp");
    }

    private static void write(Path path) throws CannotRunException {
        var file = new OutputFile(path);
        file.prepare();
        file.write(CONTENT);
    }

    private List<String> files() {
        return Stream.of(directory.toFile().list()).toList();
    }
}
