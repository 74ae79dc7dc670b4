package processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static processpool.Processes.threadsOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ShutdownNowTest {
    private static ProcessPoolExecutor pool(String name) {
        return ProcessPoolExecutor.builder().workers(2).name(name).build();
    }

    @Test
    void interruptsRunningTasks() throws Exception {
        ProcessPoolExecutor pool = pool("interrupting");
        try (Gate gate = new Gate()) {
            Gate.Pass<Integer> pass = gate.thenReturn(0);
            Future<Integer> interruptible = pool.submit(() -> {
                pass.arrive();
                new CountDownLatch(1).await();
                return 1;
            });
            Future<Integer> finishing = pool.submit(() -> {
                pass.arrive();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    return 2;
                }
                return 3;
            });
            gate.awaitArrival();
            gate.awaitArrival();

            pool.shutdownNow();

            assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            assertThat(finishing.get()).isEqualTo(2);
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(interruptible::get)
                    .withCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void killsTheWorkersOfTasksThatIgnoreTheInterruptAndReturnsQueuedTasks() throws Exception {
        ProcessPoolExecutor pool = pool("shutdown-now");
        try (Gate gate = new Gate()) {
            Future<Integer> first = pool.submit(gate.thenReturn(1));
            Future<Integer> second = pool.submit(gate.thenReturn(2));
            Future<Integer> queued = pool.submit(() -> 3);
            gate.awaitArrival();
            gate.awaitArrival();
            List<Worker> workers = pool.workers();

            List<Runnable> notStarted = pool.shutdownNow();

            assertThat(notStarted).singleElement().isSameAs(queued);
            assertThat(queued).isNotDone();
            assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            assertThat(first).isCancelled();
            assertThat(second).isCancelled();
            assertThat(workers).hasSize(2).noneMatch(worker -> Processes.isAlive(worker.pid()));
            assertThat(threadsOf("shutdown-now")).isEmpty();
        }
    }

    @Test
    void closesTheStateOfIdleWorkers(@TempDir Path directory) throws Exception {
        String file = directory.resolve("closed").toString();
        ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .initializer(() -> (AutoCloseable) () -> Files.createFile(Path.of(file)))
                .build();
        pool.submit(() -> 1).get();

        pool.shutdownNow();

        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Path.of(file)).exists();
    }

    @Test
    void endsAWorkerThatIsStarting() throws Exception {
        try (Gate gate = new Gate()) {
            Gate.Pass<Integer> pass = gate.thenReturn(0);
            ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                    .workers(1)
                    .name("starting")
                    .initializer(() -> pass.arriveAndWait())
                    .build();
            Future<Integer> future = pool.submit(() -> 1);
            gate.awaitArrival();

            pool.shutdownNow();

            assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            assertThat(future).isCancelled();
            assertThat(threadsOf("starting")).isEmpty();
        }
    }

    @Test
    void endsTheWriteOfATask() throws Exception {
        ProcessPoolExecutor pool =
                ProcessPoolExecutor.builder().workers(1).name("writing").build();
        pool.submit(() -> 1).get();
        Processes.stop(pool.workers().get(0).pid());
        byte[] largerThanAPipe = new byte[1 << 20];
        Future<Integer> future = pool.submit(() -> largerThanAPipe.length);
        Processes.awaitBlockedWrite("writing-1");

        pool.shutdownNow();

        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(future).isCancelled();
    }
}
