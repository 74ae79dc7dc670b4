package processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CancellationTest {
    private static final int RACES = 1000;
    private static final long SEED = 20260101;

    @AutoClose
    private final ProcessPoolExecutor pool =
            ProcessPoolExecutor.builder().workers(1).build();

    private long pid() throws Exception {
        return pool.submit(() -> ProcessHandle.current().pid()).get();
    }

    @Test
    void cancelKillsTheWorkerOfARunningTask() throws Exception {
        try (Gate gate = new Gate()) {
            Future<Integer> future = pool.submit(gate.thenReturn(1));
            gate.awaitArrival();
            long worker = pool.workers().get(0).pid();

            assertThat(future.cancel(true)).isTrue();

            assertThat(future).isCancelled();
            assertThatExceptionOfType(CancellationException.class).isThrownBy(future::get);
            Processes.awaitEnd(worker);
            assertThat(pid()).isNotEqualTo(worker);
        }
    }

    @Test
    void cancelWithoutInterruptionLetsTheTaskFinish() throws Exception {
        try (Gate gate = new Gate()) {
            long worker = pid();
            Future<Integer> future = pool.submit(gate.thenReturn(1));
            gate.awaitArrival();

            assertThat(future.cancel(false)).isTrue();
            gate.open();

            assertThat(future).isCancelled();
            assertThat(pid()).isEqualTo(worker);
        }
    }

    @Test
    void cancelledTaskNeverStarts() throws Exception {
        try (Gate gate = new Gate()) {
            Future<Integer> first = pool.submit(gate.thenReturn(1));
            gate.awaitArrival();
            Future<?> second = pool.submit(() -> System.setProperty("task.ran", "yes"));

            second.cancel(true);
            gate.open();

            assertThat(first.get()).isEqualTo(1);
            assertThat(pool.submit(() -> System.getProperty("task.ran")).get()).isNull();
        }
    }

    @Test
    void taskOfAStoppedWorkerTimesOutAndCanBeCancelled() throws Exception {
        long worker = pid();
        Processes.stop(worker);
        Future<Integer> future = pool.submit(() -> 1);
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> future.toString().contains("in worker processpool-1 (pid " + worker + ")"));

        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> future.get(10, TimeUnit.MILLISECONDS));
        future.cancel(true);

        assertThat(pid()).isNotEqualTo(worker);
    }

    @Test
    void cancelKillsTheProcessesThatTheTaskStarted() throws Exception {
        try (Gate gate = new Gate()) {
            Gate.Pass<Integer> pass = gate.thenReturn(1);
            long grandchild = pool.submit(
                            () -> new ProcessBuilder("sleep", "600").start().pid())
                    .get();
            Future<?> future = pool.submit(() -> pass.arriveAndWait());
            gate.awaitArrival();

            future.cancel(true);

            Processes.awaitEnd(grandchild);
        }
    }

    @Test
    void cancelEndsTheWriteOfATask() throws Exception {
        long worker = pid();
        Processes.stop(worker);
        byte[] largerThanAPipe = new byte[1 << 20];
        Future<Integer> future = pool.submit(() -> largerThanAPipe.length);
        Processes.awaitBlockedWrite("processpool-1");

        future.cancel(true);

        assertThat(pid()).isNotEqualTo(worker);
    }

    @Test
    void lateCancelNeverAffectsTheNextTask() throws Exception {
        Random random = new Random(SEED);
        int cancelled = 0;
        for (int race = 0; race < RACES; race++) {
            int expected = race;
            Future<Integer> future = pool.submit(() -> expected);
            Future<Integer> next = pool.submit(() -> -expected);
            // Up to the duration of a round trip, so that many cancellations come in the middle of one.
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
