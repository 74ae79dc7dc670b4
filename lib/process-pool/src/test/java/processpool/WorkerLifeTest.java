package processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WorkerLifeTest {
    private static WorkerStartException startFailureOf(Future<?> future) {
        return Failures.causeOf(future, WorkerStartException.class);
    }

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
    void invalidJvmOptionIsReportedWithTheOutputOfTheJvm() {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(2)
                .jvmOptions("-XX:+NoSuchOption")
                .build()) {
            List<Future<Integer>> futures = IntStream.range(0, 50)
                    .mapToObj(task -> pool.submit(() -> task))
                    .toList();

            assertThat(startFailureOf(futures.get(0)))
                    .hasMessageContaining("exit status 1")
                    .hasMessageContaining("Unrecognized VM option 'NoSuchOption'");
            assertThat(startFailureOf(futures.get(49)))
                    .message()
                    .startsWith("The pool gave up: 3 workers in a row")
                    .containsOnlyOnce("gave up");
        }
    }

    @Test
    void outputOfTheJvmIsReportedEvenIfItEndsDuringAWrite() {
        byte[] largerThanAPipe = new byte[1 << 20];
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .jvmOptions("-XX:+NoSuchOption")
                .initializer(() -> assertThat(largerThanAPipe).isNotEmpty())
                .build()) {
            assertThat(startFailureOf(pool.submit(() -> 1)))
                    .hasMessageContaining("exit status 1")
                    .hasMessageContaining("Unrecognized VM option 'NoSuchOption'");
        }
    }

    @Test
    void endOfLongStartupOutputIsReported() {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .initializer(() -> {
                    for (int line = 0; line < 1000; line++) {
                        System.err.println("line of an initializer");
                    }
                    System.err.println("the reason");
                    System.exit(3);
                })
                .build()) {
            assertThat(startFailureOf(pool.submit(() -> 1)))
                    .hasMessageContaining("exit status 3")
                    .message()
                    .endsWith("the reason")
                    .hasSizeLessThan(5000);
        }
    }

    @Test
    void foreignOutputBeforeTheWorkerIsReadyIsReported() {
        try (ProcessPoolExecutor pool =
                ProcessPoolExecutor.builder().workers(1).jvmOptions("-Xlog:gc*").build()) {
            assertThat(startFailureOf(pool.submit(() -> 1)))
                    .hasMessageContaining("something other than System.out wrote to its standard output");
        }
    }

    @Test
    void exceptionOfTheInitializerIsTheCause() {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .initializer(() -> {
                    throw new IOException("no connection");
                })
                .build()) {
            assertThat(startFailureOf(pool.submit(() -> 1)))
                    .hasMessageContaining("The initializer of a worker failed: java.io.IOException: no connection")
                    .hasCauseInstanceOf(IOException.class);
            assertThat(startFailureOf(pool.submit(() -> 2)))
                    .hasMessageContaining("gave up")
                    .hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void initializerThatExceedsTheStartTimeoutFails() throws Exception {
        try (Gate gate = new Gate()) {
            Gate.Pass<Integer> pass = gate.thenReturn(0);
            try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                    .workers(1)
                    .startTimeout(Duration.ofMillis(300))
                    .initializer(() -> pass.arriveAndWait())
                    .build()) {
                assertThat(startFailureOf(pool.submit(() -> 1))).hasMessageContaining("was not ready after 0.3 s");
            }
        }
    }

    @Test
    void exitStatusOfAnInitializerIsReported() {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .initializer(() -> {
                    System.err.println("cannot go on");
                    System.exit(9);
                })
                .build()) {
            assertThat(startFailureOf(pool.submit(() -> 1)))
                    .hasMessageContaining("exit status 9")
                    .hasMessageContaining("cannot go on");
        }
    }

    @Test
    void listenerIsToldOfStartAndEnd() throws Exception {
        ConcurrentLinkedQueue<String> events = new ConcurrentLinkedQueue<>();
        long pid;
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .name("events")
                .listener(new WorkerListener() {
                    @Override
                    public void workerStarted(Worker worker) {
                        events.add("started " + worker);
                    }

                    @Override
                    public void workerEnded(Worker worker, int exitStatus) {
                        events.add("ended " + worker + ": " + exitStatus);
                    }
                })
                .build()) {
            pid = pool.submit(() -> ProcessHandle.current().pid()).get();
        }
        String worker = "worker events-1 (pid " + pid + ")";
        assertThat(events).containsExactly("started " + worker, "ended " + worker + ": 0");
    }

    /** Collects uncaught exceptions, and then fails itself. */
    private static final class FailingHandler implements Thread.UncaughtExceptionHandler, AutoCloseable {
        private final Thread.@Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        private final ConcurrentLinkedQueue<Throwable> uncaught = new ConcurrentLinkedQueue<>();

        FailingHandler() {
            Thread.setDefaultUncaughtExceptionHandler(this);
        }

        @Override
        public void uncaughtException(Thread thread, Throwable exception) {
            uncaught.add(exception);
            throw new AssertionError("handler failed");
        }

        @Override
        public void close() {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void errorOfAListenerDoesNotAffectATask() throws Exception {
        try (FailingHandler handler = new FailingHandler()) {
            try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                    .workers(1)
                    .listener(new WorkerListener() {
                        @Override
                        public void workerStarted(Worker worker) {
                            throw new IllegalStateException("exception");
                        }

                        @Override
                        public void workerEnded(Worker worker, int exitStatus) {
                            throw new AssertionError("error");
                        }
                    })
                    .build()) {
                assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
                Processes.kill(pool.workers().get(0).pid());
                assertThat(pool.submit(() -> 2).get()).isEqualTo(2);
            }
            assertThat(handler.uncaught)
                    .extracting(Throwable::getMessage)
                    .containsExactly("exception", "error", "exception", "error");
        }
    }

    @Test
    void failureOfAnExecutedTaskAndOfTheHandlerDoesNotAffectTheNextTask() throws Exception {
        try (FailingHandler handler = new FailingHandler()) {
            try (ProcessPoolExecutor pool =
                    ProcessPoolExecutor.builder().workers(1).build()) {
                pool.execute(() -> {
                    throw new IllegalStateException("executed");
                });
                assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
            }
            assertThat(handler.uncaught).extracting(Throwable::getMessage).containsExactly("executed");
        }
    }

    @Test
    void workerThatExceedsTheCloseTimeoutIsKilledAndReported() throws Exception {
        List<String> events = new CopyOnWriteArrayList<>();
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .closeTimeout(Duration.ofMillis(300))
                .initializer(() -> (AutoCloseable) () -> new CountDownLatch(1).await())
                .listener(new CloseListener(events))
                .build()) {
            pool.submit(() -> 1).get();
        }

        assertThat(events).hasSize(2);
        assertThat(events.get(0))
                .matches("java.util.concurrent.TimeoutException: worker processpool-1 \\(pid \\d+\\) was killed:"
                        + " it did not close its state and exit within 0.3 s");
        assertThat(events.get(1)).isEqualTo("ended: 137");
    }

    @Test
    void failureToCloseTheStateIsReported() throws Exception {
        List<String> events = new CopyOnWriteArrayList<>();
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .initializer(() -> (AutoCloseable) () -> {
                    throw new AssertionError("cannot close");
                })
                .listener(new CloseListener(events))
                .build()) {
            pool.submit(() -> 1).get();
        }

        assertThat(events).containsExactly("java.lang.AssertionError: cannot close", "ended: 0");
    }

    @Test
    void failureToCloseTheStateGoesToTheHandlerOfUncaughtExceptionsByDefault() throws Exception {
        try (FailingHandler handler = new FailingHandler()) {
            try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                    .workers(1)
                    .initializer(() -> (AutoCloseable) () -> {
                        throw new IOException("cannot close");
                    })
                    .build()) {
                pool.submit(() -> 1).get();
            }
            assertThat(handler.uncaught).extracting(Throwable::getMessage).contains("cannot close");
        }
    }

    private record CloseListener(List<String> events) implements WorkerListener {
        @Override
        public void workerCloseFailed(Worker worker, Throwable failure) {
            events.add(failure.toString());
        }

        @Override
        public void workerEnded(Worker worker, int exitStatus) {
            events.add("ended: " + exitStatus);
        }
    }

    @Test
    void stateMayTakeLongerToCloseThanTheTimeToInterruptATask() throws Exception {
        try (Gate gate = new Gate()) {
            Gate.Pass<Integer> pass = gate.thenReturn(0);
            List<String> events = new CopyOnWriteArrayList<>();
            ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                    .workers(1)
                    .closeTimeout(ChronoUnit.FOREVER.getDuration())
                    .initializer(() -> (AutoCloseable) pass::arriveAndWait)
                    .listener(new CloseListener(events))
                    .build();
            pool.submit(() -> 1).get();

            pool.shutdownNow();
            gate.awaitArrival();
            assertThat(pool.awaitTermination(3, TimeUnit.SECONDS)).isFalse();
            gate.open();

            assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            assertThat(events).containsExactly("ended: 0");
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
