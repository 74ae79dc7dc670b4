package processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RequestCancellationTest {
    private static final int RACES = 1000;
    private static final long SEED = 20260101;

    @AutoClose
    private final ProcessPoolExecutor pool =
            ProcessPoolExecutor.builder().workers(1).build();

    private long pid() throws Exception {
        return pool.submit(() -> ProcessHandle.current().pid()).get();
    }

    @Test
    void cancellingARunningTaskKillsItsWorker() throws Exception {
        try (Gate neverOpened = new Gate()) {
            Future<Integer> future = pool.submit(neverOpened.thenReturn(1));
            neverOpened.awaitArrival();
            long worker = pool.workers().get(0).pid();

            assertThat(future.cancel(true)).isTrue();

            assertThat(future).isCancelled();
            assertThatExceptionOfType(CancellationException.class).isThrownBy(future::get);
            Processes.awaitEnd(worker);
            assertThat(pid()).isNotEqualTo(worker);
        }
    }

    @Test
    void cancellingWithoutInterruptionLetsTheTaskFinish() throws Exception {
        try (Gate gate = new Gate()) {
            long worker = pid();
            Future<Integer> future = pool.submit(gate.thenReturn(1));
            gate.awaitArrival();

            assertThat(future.cancel(false)).isTrue();
            gate.letAllGo();

            assertThat(future).isCancelled();
            assertThat(pid()).isEqualTo(worker);
        }
    }

    @Test
    void aTaskCancelledBeforeItsTurnIsNeverRun() throws Exception {
        try (Gate gate = new Gate()) {
            Future<Integer> first = pool.submit(gate.thenReturn(1));
            gate.awaitArrival();
            Future<?> second = pool.submit(() -> System.setProperty("was.run", "yes"));

            second.cancel(true);
            gate.letAllGo();

            assertThat(first.get()).isEqualTo(1);
            assertThat(pool.submit(() -> System.getProperty("was.run")).get()).isNull();
        }
    }

    @Test
    void aStoppedWorkerIsATimeoutAndCanBeCancelled() throws Exception {
        long worker = pid();
        Processes.stop(worker);
        Future<Integer> future = pool.submit(() -> 1);
        Processes.awaitThreadIn("processpool-1", "askUnlessAborted");

        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> future.get(10, TimeUnit.MILLISECONDS));
        future.cancel(true);

        assertThat(pid()).isNotEqualTo(worker);
    }

    @Test
    void cancellingATaskEndsTheProcessesItStarted() throws Exception {
        try (Gate neverOpened = new Gate()) {
            Gate.Pass<Integer> pass = neverOpened.thenReturn(1);
            long grandchild = pool.submit(
                            () -> new ProcessBuilder("sleep", "600").start().pid())
                    .get();
            Future<?> future = pool.submit(() -> pass.awaitRelease());
            neverOpened.awaitArrival();

            future.cancel(true);

            Processes.awaitEnd(grandchild);
        }
    }

    @Test
    void cancellingATaskThatIsBeingWrittenEndsTheWrite() throws Exception {
        long worker = pid();
        Processes.stop(worker);
        byte[] moreThanAPipeHolds = new byte[1 << 20];
        Future<Integer> future = pool.submit(() -> moreThanAPipeHolds.length);
        Processes.until(() -> Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals("processpool-1"))
                .anyMatch(thread -> thread.getValue().length > 0
                        && thread.getValue()[0].getMethodName().equals("writeBytes")));

        future.cancel(true);

        assertThat(pid()).isNotEqualTo(worker);
    }

    @Test
    void aLateCancellationNeverHitsTheNextTask() throws Exception {
        Random random = new Random(SEED);
        int cancelled = 0;
        for (int race = 0; race < RACES; race++) {
            int expected = race;
            Future<Integer> future = pool.submit(() -> expected);
            Future<Integer> next = pool.submit(() -> -expected);
            // Mostly about as long as a round trip, so that many come in the middle of one.
            spin(random.nextInt(150_000));
            if (future.cancel(random.nextInt(8) == 0)) {
                cancelled++;
            } else {
                assertThat(future.get()).isEqualTo(expected);
            }
            assertThat(next.get()).isEqualTo(-expected);
        }
        assertThat(cancelled).isBetween(1, RACES);
    }

    private static void spin(int nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
