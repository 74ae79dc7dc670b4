package processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static processpool.Processes.threadsOf;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ShutdownTest {
    private static ProcessPoolExecutor pool(String name) {
        return ProcessPoolExecutor.builder().workers(2).name(name).build();
    }

    @Test
    void closeWaitsForAllTasksAndEndsAllThreadsAndWorkers() throws Exception {
        ProcessPoolExecutor pool = pool("closing");
        Future<Integer> running;
        Future<Integer> queued;
        List<Worker> workers;
        try (Gate gate = new Gate()) {
            running = pool.submit(gate.thenReturn(1));
            Future<Integer> unusedNeighbor = pool.submit(gate.thenReturn(2));
            queued = pool.submit(() -> 3);
            gate.awaitArrival();
            gate.awaitArrival();
            workers = pool.workers();
            assertThat(threadsOf("closing")).contains("closing-1", "closing-2");
        }

        pool.close();

        assertThat(running).isDone();
        assertThat(queued.get()).isEqualTo(3);
        assertThat(workers).hasSize(2).noneMatch(worker -> Processes.isAlive(worker.pid()));
        assertThat(threadsOf("closing")).isEmpty();
        assertThat(pool.isTerminated()).isTrue();
        assertThat(pool.workers()).isEmpty();
    }

    @Test
    void shutdownRunsQueuedTasksAndRejectsNewOnes() throws Exception {
        ProcessPoolExecutor pool = pool("shutdown");
        try (Gate gate = new Gate()) {
            Future<Integer> first = pool.submit(gate.thenReturn(1));
            gate.awaitArrival();
            Future<Integer> second = pool.submit(gate.thenReturn(2));

            pool.shutdown();

            assertThat(pool.isShutdown()).isTrue();
            assertThat(pool.isTerminated()).isFalse();
            assertThat(pool.awaitTermination(1, TimeUnit.MILLISECONDS)).isFalse();
            assertThatExceptionOfType(RejectedExecutionException.class)
                    .isThrownBy(() -> pool.submit(() -> 3))
                    .withMessageContaining("The process pool has been shut down");
            gate.awaitArrival();
            gate.open();
            assertThat(first.get() + second.get()).isEqualTo(3);
        }
        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(pool.isTerminated()).isTrue();
    }

    @Test
    void threadsAreNoDaemonsEvenIfADaemonSubmitsTheFirstTask() throws Exception {
        try (ProcessPoolExecutor pool = pool("daemon")) {
            Thread daemon = new Thread(() -> pool.execute(() -> {}));
            daemon.setDaemon(true);
            daemon.start();
            daemon.join();

            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().equals("daemon-1"))
                    .singleElement()
                    .matches(thread -> !thread.isDaemon(), "is not a daemon");
        }
    }

    @Test
    void interruptDuringCloseCancelsTasksAndStaysSet() throws Exception {
        ProcessPoolExecutor pool = pool("interrupted");
        try (Gate gate = new Gate()) {
            Future<Integer> future = pool.submit(gate.thenReturn(1));
            gate.awaitArrival();

            Thread.currentThread().interrupt();
            pool.close();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(future).isCancelled();
            assertThat(pool.isTerminated()).isTrue();
        }
    }

    @Test
    void closeKillsAStoppedWorker() throws Exception {
        ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .name("stopped")
                .closeTimeout(Duration.ofMillis(500))
                .build();
        pool.submit(() -> 1).get();
        long worker = pool.workers().get(0).pid();
        Processes.stop(worker);

        pool.close();

        assertThat(Processes.isAlive(worker)).isFalse();
    }

    @Test
    void closeKillsTheProcessesThatTasksStarted() throws Exception {
        ProcessPoolExecutor pool = pool("family");
        long grandchild = pool.submit(
                        () -> new ProcessBuilder("sleep", "600").start().pid())
                .get();

        pool.close();

        Processes.awaitEnd(grandchild);
    }

    @Test
    void closeEndsAThreadThatATaskLeftBehind() throws Exception {
        ProcessPoolExecutor pool = pool("leftover");
        pool.submit(() -> new Thread(EndlessLoop::run).start()).get();

        pool.close();

        assertThat(pool.isTerminated()).isTrue();
    }

    private static final class EndlessLoop {
        static void run() {
            while (true) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void unusedPoolStartsNoThreadAndNoProcess() {
        ProcessPoolExecutor pool = pool("unused");

        assertThat(pool.workers()).isEmpty();
        assertThat(threadsOf("unused")).isEmpty();
        pool.close();
        assertThat(pool.isTerminated()).isTrue();
    }

    @Test
    void closeMayBeCalledTwice() throws Exception {
        ProcessPoolExecutor pool = pool("twice");
        ExecutorService executor = pool;
        Callable<Integer> task = new SubmitTest.Square(2);
        assertThat(executor.submit(task).get()).isEqualTo(4);

        pool.close();
        pool.close();

        assertThat(pool.isTerminated()).isTrue();
    }
}
