package processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CrashTest {
    private static ProcessPoolExecutor poolOf(int workers) {
        return ProcessPoolExecutor.builder().workers(workers).name("crash").build();
    }

    private static long pidOf(ProcessPoolExecutor pool) throws Exception {
        return pool.submit(() -> ProcessHandle.current().pid()).get();
    }

    private static WorkerCrashedException crashOf(Future<?> future) {
        return Failures.causeOf(future, WorkerCrashedException.class);
    }

    @Test
    void killedWorkerFailsOnlyItsOwnTask() throws Exception {
        try (ProcessPoolExecutor pool = poolOf(2);
                Gate gate = new Gate()) {
            Future<Integer> victim = pool.submit(gate.thenReturn(1));
            gate.awaitArrival();
            long pid = pool.workers().get(0).pid();
            Future<Integer> neighbor = pool.submit(gate.thenReturn(2));
            gate.awaitArrival();
            Future<Integer> queued = pool.submit(() -> 3);

            Processes.kill(pid);

            WorkerCrashedException crash = crashOf(victim);
            assertThat(crash.pid()).isEqualTo(pid);
            assertThat(crash.exitStatus()).isEqualTo(137);
            assertThat(crash).hasMessageContaining("pid " + pid).hasMessageContaining("exit status 137 (signal 9)");
            assertThat(queued.get()).isEqualTo(3);
            assertThat(neighbor).isNotDone();
            gate.open();
            assertThat(neighbor.get()).isEqualTo(2);
        }
    }

    @Test
    void idleWorkerThatIsKilledIsReplacedBeforeTheNextTask() throws Exception {
        try (ProcessPoolExecutor pool = poolOf(1)) {
            long first = pidOf(pool);

            Processes.kill(first);
            long second = pidOf(pool);

            assertThat(second).isNotEqualTo(first);
            assertThat(pool.workers()).containsExactly(new Worker("crash-1", second));
        }
    }

    @Test
    void exitAndHaltInATaskFailItWithTheExitStatus() throws Exception {
        try (ProcessPoolExecutor pool = poolOf(1)) {
            assertThat(crashOf(pool.submit(() -> System.exit(3))).exitStatus()).isEqualTo(3);
            assertThat(crashOf(pool.submit(() -> System.exit(0))).exitStatus()).isZero();
            assertThat(crashOf(pool.submit(() -> Runtime.getRuntime().halt(4))).exitStatus())
                    .isEqualTo(4);
            assertThat(pool.submit(() -> "alive").get()).isEqualTo("alive");
        }
    }

    @Test
    void outOfMemoryErrorFailsTheTaskAndReplacesTheWorker() throws Exception {
        try (ProcessPoolExecutor pool =
                ProcessPoolExecutor.builder().workers(1).jvmOptions("-Xmx32m").build()) {
            long first = pidOf(pool);
            Future<Integer> future = pool.submit(() -> new byte[1 << 28].length);

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(future::get)
                    .withCauseInstanceOf(OutOfMemoryError.class);
            assertThat(pidOf(pool)).isNotEqualTo(first);
        }
    }

    @Test
    void taskThatIsLargerThanTheHeapOfItsWorkerFails() throws Exception {
        try (ProcessPoolExecutor pool =
                ProcessPoolExecutor.builder().workers(1).jvmOptions("-Xmx16m").build()) {
            byte[] large = new byte[1 << 25];
            Future<Integer> future = pool.submit(() -> large.length);

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(future::get)
                    .withCauseInstanceOf(OutOfMemoryError.class);
            assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
        }
    }

    @Test
    void stackOverflowErrorFailsTheTaskAndKeepsTheWorker() throws Exception {
        try (ProcessPoolExecutor pool = poolOf(1)) {
            long first = pidOf(pool);
            Future<Integer> future = pool.submit(() -> recurse(0));

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(future::get)
                    .withCauseInstanceOf(StackOverflowError.class);
            assertThat(pidOf(pool)).isEqualTo(first);
        }
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int recurse(int depth) {
        return recurse(depth + 1) + 1;
    }

    @Test
    void writeToFileDescriptorOneFailsOnlyThatTask() throws Exception {
        try (ProcessPoolExecutor pool = poolOf(1)) {
            Future<?> future = pool.submit(() -> {
                new FileOutputStream(FileDescriptor.out).write("raw output\n".getBytes(StandardCharsets.UTF_8));
                return null;
            });

            assertThat(crashOf(future))
                    .hasMessageContaining("file descriptor 1")
                    .hasMessageContaining("raw output");
            assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
        }
    }

    @Test
    void threadDumpDoesNotAffectATask() throws Exception {
        try (ProcessPoolExecutor pool = poolOf(1);
                Gate gate = new Gate()) {
            Future<Integer> future = pool.submit(gate.thenReturn(1));
            gate.awaitArrival();
            long pid = pool.workers().get(0).pid();

            Processes.signal("QUIT", pid);
            gate.open();

            assertThat(future.get()).isEqualTo(1);
            assertThat(pidOf(pool)).isEqualTo(pid);
        }
    }

    @Test
    void interruptSignalDoesNotAffectATask() throws Exception {
        try (ProcessPoolExecutor pool = poolOf(1);
                Gate gate = new Gate()) {
            Future<Integer> future = pool.submit(gate.thenReturn(1));
            gate.awaitArrival();
            long pid = pool.workers().get(0).pid();

            Processes.signal("INT", pid);
            gate.open();

            assertThat(future.get()).isEqualTo(1);
            assertThat(pidOf(pool)).isEqualTo(pid);
        }
    }

    @Test
    void exitOfAWorkerKillsTheProcessesThatItStarted() throws Exception {
        try (ProcessPoolExecutor pool = poolOf(1)) {
            long grandchild = pool.submit(
                            () -> new ProcessBuilder("sleep", "600").start().pid())
                    .get();

            crashOf(pool.submit(() -> System.exit(1)));

            Processes.awaitEnd(grandchild);
        }
    }

    @Test
    void processThatInheritsStandardInputReadsNoRequests() throws Exception {
        try (ProcessPoolExecutor pool = poolOf(1)) {
            Future<Integer> reader = pool.submit(() -> new ProcessBuilder("cat")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor());

            assertThat(reader.get())
                    .as("standard input of cat is empty or closed")
                    .isBetween(0, 1);
            assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
        }
    }

    @Test
    void endOfAWorkerIsNoticedIfAnotherProcessKeepsItsPipeOpen() throws Exception {
        try (ProcessPoolExecutor pool = poolOf(1)) {
            Future<?> future = pool.submit(() -> {
                // The shell ends at once, so its child is no longer a descendant of the worker.
                new ProcessBuilder("sh", "-c", "sleep 3 &").inheritIO().start().waitFor();
                Runtime.getRuntime().halt(5);
                return null;
            });

            assertThat(crashOf(future).exitStatus()).isEqualTo(5);
            assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
        }
    }
}
