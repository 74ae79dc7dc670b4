package benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import processpool.ProcessPoolExecutor;

/**
 * A class-data archive (JEP 350) with the classes that a worker loads for its first task. A worker that starts with it
 * need not parse and verify them.
 */
final class WorkerArchive implements AutoCloseable {
    private final Path file;

    private WorkerArchive(Path file) {
        this.file = file;
    }

    /** Returns whether an archive can be made: it contains classes from jar files only. */
    static boolean isPossible() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .allMatch(entry -> entry.endsWith(".jar"));
    }

    /** Runs a worker that writes the archive when it exits. */
    static WorkerArchive create() throws Exception {
        Path file = Files.createTempFile("benchmark-workers", ".jsa");
        Files.delete(file);
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .jvmOptions("-XX:ArchiveClassesAtExit=" + file, "-Xlog:disable", "-Xlog:all=error:stderr")
                .build()) {
            pool.submit(new EmptyTask()).get();
        }
        return new WorkerArchive(file);
    }

    /** Returns the JVM option of a worker that uses the archive. */
    String jvmOption() {
        return "-XX:SharedArchiveFile=" + file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
