package acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory, threads and descriptors of a process, read from Linux' /proc. */
record ProcessSample(long residentMebibytes, long threads, long descriptors) {
    private static final int KIBIBYTES_PER_MEBIBYTE = 1024;

    static void assumeAvailable() {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "Linux tells memory, threads and descriptors");
    }

    static ProcessSample of(ProcessHandle process) throws IOException {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        long resident = 0;
        long threads = 0;
        for (String line : Files.readAllLines(proc.resolve("status"))) {
            String value = line.replaceAll("\\D", "");
            resident = line.startsWith("VmRSS:") ? Long.parseLong(value) / KIBIBYTES_PER_MEBIBYTE : resident;
            threads = line.startsWith("Threads:") ? Long.parseLong(value) : threads;
        }
        try (Stream<Path> open = Files.list(proc.resolve("fd"))) {
            return new ProcessSample(resident, threads, open.count());
        }
    }
}
