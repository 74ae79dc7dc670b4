package acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import acceptance.Project.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A killed worker process fails the number that it was checking; a killed program leaves no worker behind. */
class KilledProcessesIT {
    private static final Program PRIMES = Program.named("primes");
    private static final String LARGEST_PRIME = "9223372036854775783";

    @TempDir
    private Path directory;

    @Test
    void aKilledWorkerFailsItsNumberOnly() throws Exception {
        try (Run run = start()) {
            busyWorker(run).destroyForcibly();

            assertThat(run.exitStatus()).isEqualTo(1);
            assertThat(run.output()).hasSize(6);
            assertThat(run.output().get(2)).matches(LARGEST_PRIME + "  error: .* \\(signal 9\\)");
            assertThat(run.output().get(3)).matches(" +11  P  .*");
            assertThat(run.output().get(4)).isEqualTo("1 number was not checked.");
            assertThat(run.error()).isEmpty();
        }
    }

    @Test
    void aKilledProgramLeavesNoProcess() throws Exception {
        try (Run run = start()) {
            ProcessHandle worker = busyWorker(run);

            run.handle().destroyForcibly();

            assertThat(worker.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
        }
    }

    private Run start() throws Exception {
        return Run.jar(PRIMES, directory, "1", "--executor", "processes", "--number", "7", LARGEST_PRIME, "11")
                .awaitLine("7  P");
    }

    /** Returns the only worker, after it has used so much CPU time that it must be checking the large number. */
    private static ProcessHandle busyWorker(Run run) {
        ProcessHandle worker = run.handle().children().findAny().orElseThrow();
        Duration enough = cpuTime(worker).plusMillis(300);
        await().atMost(1, TimeUnit.MINUTES).until(() -> cpuTime(worker), used -> used.compareTo(enough) >= 0);
        return worker;
    }

    private static Duration cpuTime(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow();
    }
}
