package processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MapTest {
    @AutoClose
    private final ProcessPoolExecutor pool =
            ProcessPoolExecutor.builder().workers(2).build();

    @Test
    void returnsResultsInInputOrderWhenTasksCompleteOutOfOrder() throws Exception {
        try (Gate gate = new Gate()) {
            Gate.Pass<Integer> pass = gate.thenReturn(0);
            Stream<Integer> results = pool.map(
                    number -> {
                        if (number == 1) {
                            pass.arriveAndWait();
                        }
                        return number * 10;
                    },
                    List.of(1, 2, 3));
            gate.awaitArrival();
            assertThat(pool.submit(() -> "completed after 2 and 3").get()).isEqualTo("completed after 2 and 3");
            gate.open();

            assertThat(results).containsExactly(10, 20, 30);
        }
    }

    @Test
    void returnsEachResultAsSoonAsItAndItsPredecessorsAreAvailable() throws Exception {
        try (Gate gate = new Gate()) {
            Gate.Pass<Integer> pass = gate.thenReturn(2);
            Iterator<Integer> results = pool.map(number -> number == 1 ? 1 : pass.call(), List.of(1, 2))
                    .iterator();

            assertThat(results.next()).isEqualTo(1);
            gate.awaitArrival();
            gate.open();
            assertThat(results.next()).isEqualTo(2);
            assertThat(results.hasNext()).isFalse();
        }
    }

    @Test
    void returnsTheSameResultsForEveryChunkSize() {
        List<Integer> inputs = IntStream.range(0, 1003).boxed().toList();

        for (int chunkSize : new int[] {1, 2, 500, 1003, 5000}) {
            assertThat(pool.map(number -> number, inputs, chunkSize)).isEqualTo(inputs);
        }
        assertThat(pool.map(number -> number, List.of())).isEmpty();
    }

    @Test
    void runsTheInputsOfAChunkInOneWorker() {
        List<Long> pids = pool.map(number -> ProcessHandle.current().pid(), List.of(1, 2, 3, 4, 5), 5)
                .toList();

        assertThat(pids.stream().distinct()).hasSize(1);
    }

    @Test
    void acceptsInfiniteInputsAndTakesThemAsResultsAreRead() {
        AtomicInteger taken = new AtomicInteger();
        Iterable<Integer> endless =
                () -> Stream.generate(taken::incrementAndGet).iterator();

        try (Stream<Integer> results = pool.map(number -> number, endless)) {
            assertThat(results.limit(300)).hasSize(300).startsWith(1, 2, 3);
        }
        assertThat(taken.get()).isBetween(300, 300 + 2 * 64 + 1);
    }

    @Test
    void returnsTheResultsBeforeAFailureAndThenThrowsIt() {
        List<Integer> results = new ArrayList<>();

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> pool.map(number -> 60 / number, List.of(1, 2, 3, 0, 5), 2)
                        .forEach(results::add))
                .withCauseInstanceOf(ArithmeticException.class);
        assertThat(results).containsExactly(60, 30, 20);
    }

    @Test
    void startsNoMoreTasksAfterClose() throws Exception {
        try (Gate gate = new Gate()) {
            Gate.Pass<Integer> pass = gate.thenReturn(0);
            Stream<Integer> results = pool.map(
                    number -> {
                        if (number > 2) {
                            System.setProperty("task.ran", "yes");
                        }
                        pass.arriveAndWait();
                        return number;
                    },
                    List.of(1, 2, 3, 4, 5, 6));
            gate.awaitArrival();
            gate.awaitArrival();

            results.close();
            gate.open();

            assertThat(pool.submit(() -> System.getProperty("task.ran")).get()).isNull();
            assertThat(pool.submit(() -> System.getProperty("task.ran")).get()).isNull();
        }
    }

    @Test
    void shutdownWhileInputsAreTakenKeepsTheResultsBefore() {
        AtomicInteger taken = new AtomicInteger();
        Iterable<Integer> inputs = () -> Stream.generate(() -> {
                    if (taken.incrementAndGet() == 10) {
                        pool.shutdown();
                    }
                    return taken.get();
                })
                .iterator();
        List<Integer> results = new ArrayList<>();

        Stream<Integer> stream = pool.map(number -> number, inputs);

        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> stream.forEachOrdered(results::add));
        assertThat(results).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void chunkSizeMayBeTheLargestInteger() {
        assertThat(pool.map(number -> number, List.of(1, 2, 3), Integer.MAX_VALUE))
                .containsExactly(1, 2, 3);
    }

    @Test
    void shutdownNowEndsTheStreamAfterTheCompletedResults() throws Exception {
        List<Integer> results = new ArrayList<>();
        try (Gate gate = new Gate()) {
            Gate.Pass<Integer> pass = gate.thenReturn(0);
            Stream<Integer> numbers = pool.map(
                    number -> {
                        pass.arrive();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            return number;
                        }
                        return 0;
                    },
                    List.of(1, 2, 3, 4));
            gate.awaitArrival();
            gate.awaitArrival();

            pool.shutdownNow();

            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> numbers.forEachOrdered(results::add));
            assertThat(results).containsExactly(1, 2);
        }
    }

    @Test
    void interruptEndsTheWaitForAResult() throws Exception {
        try (Gate gate = new Gate()) {
            Gate.Pass<Integer> pass = gate.thenReturn(0);
            Stream<Integer> results = pool.map(number -> pass.call(), List.of(1));
            gate.awaitArrival();

            Thread.currentThread().interrupt();

            Iterator<Integer> iterator = results.iterator();
            assertThatExceptionOfType(CancellationException.class).isThrownBy(iterator::next);
            assertThat(Thread.interrupted()).isTrue();
            assertThatExceptionOfType(CancellationException.class).isThrownBy(iterator::next);
            pool.shutdownNow();
        }
    }

    @Test
    void rejectsAnInvalidChunkSizeAndAPoolThatIsShutDown() {
        assertThatIllegalArgumentException().isThrownBy(() -> pool.map(number -> number, List.of(1), 0));
        pool.shutdown();
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> pool.map(number -> number, List.of(1)));
    }
}
