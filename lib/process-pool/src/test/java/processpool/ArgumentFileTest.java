package processpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@Timeout(60)
class ArgumentFileTest {
    private static final Path DIRECTORY = Path.of(System.getProperty("java.io.tmpdir"));

    private final List<Path> created = new ArrayList<>();

    @AfterEach
    void deleteFiles() throws IOException {
        for (Path file : created) {
            Files.deleteIfExists(file);
        }
    }

    private static List<Path> argumentFilesOfThisProcess() throws IOException {
        String prefix = "processpool-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }

    private static List<String> longClassPath(Path directory) {
        List<String> path = new ArrayList<>();
        String word = "quoted \"and\" back\\slashed ".repeat(4);
        for (int number = 0; number < 1000; number++) {
            path.add(directory.resolve(word + number).toString());
        }
        path.addAll(ClassPath.of(ArgumentFileTest.class.getClassLoader()));
        return path;
    }

    @Test
    void longClassPathIsPassedInAFileThatIsDeleted(@TempDir Path directory) throws Exception {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .classPath(longClassPath(directory))
                .build()) {
            assertThat(pool.submit(() -> System.getProperty("java.class.path").length())
                            .get())
                    .isGreaterThan(100_000);

            assertThat(argumentFilesOfThisProcess()).isEmpty();
        }
    }

    @Test
    void fileOfAWorkerThatFailsToStartIsDeleted(@TempDir Path directory) throws Exception {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .jvmOptions("-XX:+NoSuchOption")
                .classPath(longClassPath(directory))
                .build()) {
            Failures.causeOf(pool.submit(() -> 1), WorkerStartException.class);

            assertThat(argumentFilesOfThisProcess()).isEmpty();
        }
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void missingTemporaryDirectoryIsReportedWithItsReason(@TempDir Path directory) throws Exception {
        Path missing = directory.resolve("missing");
        System.setProperty("java.io.tmpdir", missing.toString());
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .classPath(longClassPath(directory))
                .build()) {
            assertThat(Failures.causeOf(pool.submit(() -> 1), WorkerStartException.class))
                    .hasMessage("A worker cannot be started: java.nio.file.NoSuchFileException: " + missing);
        } finally {
            System.setProperty("java.io.tmpdir", DIRECTORY.toString());
        }
    }

    @Test
    void workerDeletesItsFileIfThePoolIsKilledMeanwhile() throws Exception {
        Path file = ArgumentFile.write("-cp", System.getProperty("java.class.path"));
        created.add(file);
        Process worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + file,
                        WorkerMain.class.getName(),
                        "orphan",
                        "UTF-8",
                        "UTF-8",
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        worker.getOutputStream().close();

        assertThat(worker.waitFor()).isEqualTo(71);
        assertThat(file).doesNotExist();
    }

    @Test
    void filesOfKilledProgramsAreDeleted() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Path leftover = Files.createFile(DIRECTORY.resolve("processpool-" + ended.pid() + "-1.args"));
        Path foreign = Files.createFile(DIRECTORY.resolve("processpool-notes-" + ended.pid() + ".args"));
        Path live = Files.createFile(
                DIRECTORY.resolve("processpool-" + ProcessHandle.current().pid() + "-1.args"));
        created.addAll(List.of(leftover, foreign, live));

        created.add(ArgumentFile.write("-cp", "x"));

        assertThat(leftover).doesNotExist();
        assertThat(foreign).exists();
        assertThat(live).exists();
    }
}
