package processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WorkerLifeTest {
    @Test
    void workerIsReplacedAfterItsNumberOfTasks() throws Exception {
        try (ProcessPoolExecutor pool =
                ProcessPoolExecutor.builder().workers(2).tasksPerWorker(3).build()) {
            List<Future<Long>> backlog = new ArrayList<>();
            for (int task = 0; task < 12; task++) {
                backlog.add(pool.submit(() -> ProcessHandle.current().pid()));
            }

            List<Long> pids = new ArrayList<>();
            for (Future<Long> future : backlog) {
                pids.add(future.get());
            }

            assertThat(pids.stream().distinct().count()).isGreaterThanOrEqualTo(4);
            for (long pid : pids) {
                assertThat(pids.stream().filter(other -> other == pid).count()).isLessThanOrEqualTo(3);
            }
        }
    }

    @Test
    void lastResultOfAWorkerDoesNotWaitForItsExit() throws Exception {
        try (Gate gate = new Gate()) {
            Gate.Pass<Integer> pass = gate.thenReturn(0);
            try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                    .workers(1)
                    .tasksPerWorker(1)
                    .initializer(() -> (AutoCloseable) pass::arriveAndWait)
                    .build()) {
                long pid = pool.submit(() -> ProcessHandle.current().pid()).get();

                gate.awaitArrival();
                assertThat(Processes.isAlive(pid)).isTrue();
                gate.open();
            }
        }
    }

    @Test
    void initializerRunsOncePerWorkerAndTasksShareItsResult() throws Exception {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .initializer(() -> new AtomicInteger(5))
                .build()) {
            pool.submit(() -> WorkerState.get(AtomicInteger.class).incrementAndGet())
                    .get();

            assertThat(pool.submit(() -> WorkerState.get(Number.class).intValue())
                            .get())
                    .isEqualTo(6);
        }
    }

    @Test
    void stateIsClosedWhenItsWorkerEnds(@TempDir Path directory) throws Exception {
        String file = directory.resolve("closed").toString();
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .initializer(() -> (AutoCloseable) () -> Files.createFile(Path.of(file)))
                .build()) {
            pool.submit(() -> WorkerState.get(AutoCloseable.class).hashCode()).get();
            assertThat(Path.of(file)).doesNotExist();
        }
        assertThat(Path.of(file)).exists();
    }

    @Test
    void stateRequiresAnInitializerWithAResult() throws Exception {
        assertThatIllegalStateException().isThrownBy(() -> WorkerState.get(Object.class));
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .initializer(() -> {
                    System.setProperty("initialized", "yes");
                })
                .build()) {
            assertThat(pool.submit(() -> System.getProperty("initialized")).get())
                    .isEqualTo("yes");
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(pool.submit(() -> WorkerState.get(Object.class).hashCode())::get)
                    .withCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void timeoutsMayBeForever() throws Exception {
        for (Duration forever : List.of(ChronoUnit.FOREVER.getDuration(), Duration.ofDays(365_000))) {
            try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                    .workers(1)
                    .startTimeout(forever)
                    .closeTimeout(forever)
                    .build()) {
                assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
                pool.shutdown();
                assertThat(pool.awaitTermination(Long.MAX_VALUE, TimeUnit.DAYS)).isTrue();
            }
        }
    }

    @Test
    void heapThatIsFullFailsTheTaskWithAnOutOfMemoryError() throws Exception {
        try (ProcessPoolExecutor pool =
                ProcessPoolExecutor.builder().workers(1).jvmOptions("-Xmx20m").build()) {
            Throwable cause = Failures.causeOf(pool.submit(() -> FullHeap.fill()));

            assertThat(cause).isInstanceOf(OutOfMemoryError.class);
            assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
        }
    }

    /** Keeps its memory after the error. */
    private static final class FullHeap {
        private static @Nullable Object[] last = {};

        static int fill() {
            while (true) {
                last = new Object[] {last};
            }
        }
    }

    @Test
    void workerAndItsThreadHaveTheNameOfThePool() throws Exception {
        try (ProcessPoolExecutor pool =
                ProcessPoolExecutor.builder().workers(1).name("renamed").build()) {
            assertThat(pool.submit(() -> Thread.currentThread().getName()).get())
                    .isEqualTo("renamed-1");
        }
    }

    @Test
    void workersShareTheHeapSizeOfTheProgramByDefault() throws Exception {
        long share = Runtime.getRuntime().maxMemory() / 4;
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(4).build();
                ProcessPoolExecutor small = ProcessPoolExecutor.builder()
                        .workers(1)
                        .jvmOptions("-Xmx40m", "-XX:+UseParallelGC")
                        .build()) {
            assertThat(pool.submit(() -> Runtime.getRuntime().maxMemory()).get())
                    .isBetween(Math.min(share / 2, 32 << 20), Math.max(share, 64 << 20));
            assertThat(small.submit(() -> Runtime.getRuntime().maxMemory()).get())
                    .isLessThanOrEqualTo(40 << 20);
        }
    }

    @Test
    void taskMayCreateAPool() throws Exception {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(1).build()) {
            int result = pool.submit(() -> {
                        try (ProcessPoolExecutor inner =
                                ProcessPoolExecutor.builder().workers(1).build()) {
                            return inner.submit(() -> 7).get();
                        }
                    })
                    .get();

            assertThat(result).isEqualTo(7);
        }
    }

    @Test
    void poolThatItsOwnTasksCreateIsRejected() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(Recursive.POOL.submit(() -> Recursive.result())::get)
                .havingRootCause()
                .withMessageContaining("Does every worker create a pool");
        Recursive.POOL.close();
    }

    /** A mistake: the class of the tasks creates the pool, so every worker creates one, too. */
    private static final class Recursive {
        static final ProcessPoolExecutor POOL =
                ProcessPoolExecutor.builder().workers(1).build();

        static int result() throws Exception {
            return POOL.submit(() -> Recursive.result()).get();
        }
    }

    @Test
    void rejectsInvalidSettings() {
        ProcessPoolBuilder builder = ProcessPoolExecutor.builder();

        for (int workers : new int[] {Integer.MIN_VALUE, 0, 1025, Integer.MAX_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.workers(workers))
                    .withMessage("workers must be from 1 to 1024: " + workers);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> builder.closeTimeout(Duration.ofNanos(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.tasksPerWorker(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.startTimeout(Duration.ZERO));
        Thread notSerializable = Thread.currentThread();
        assertThatExceptionOfType(TransferException.class)
                .isThrownBy(() -> builder.initializer(() -> notSerializable.getName()))
                .withMessageStartingWith("The initializer processpool.WorkerLifeTest")
                .withMessageContaining("java.lang.Thread is not serializable");
    }
}
