package processpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerListenerTest {
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
}
