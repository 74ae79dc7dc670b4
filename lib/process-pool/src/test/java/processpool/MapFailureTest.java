package processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MapFailureTest {
    @AutoClose
    private final ProcessPoolExecutor pool =
            ProcessPoolExecutor.builder().workers(2).build();

    @Test
    void crashFailsItsChunk() {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> pool.map(
                                number -> {
                                    Runtime.getRuntime().halt(1);
                                    return number;
                                },
                                List.of(1))
                        .toList())
                .withCauseInstanceOf(WorkerCrashedException.class);
    }

    @Test
    void outOfMemoryErrorFailsItsChunk() {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> pool.map(
                                number -> {
                                    throw new OutOfMemoryError("simulated");
                                },
                                List.of(1))
                        .toList())
                .withCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void outOfMemoryErrorKeepsTheResultsBeforeItAndReplacesTheWorker() {
        try (ProcessPoolExecutor single =
                ProcessPoolExecutor.builder().workers(1).build()) {
            List<Long> results = new ArrayList<>();

            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() -> single.map(
                                    number -> {
                                        if (number == 3) {
                                            throw new OutOfMemoryError("simulated");
                                        }
                                        return ProcessHandle.current().pid();
                                    },
                                    List.of(1, 2, 3, 4),
                                    4)
                            .forEachOrdered(results::add))
                    .withCauseInstanceOf(OutOfMemoryError.class);

            assertThat(results).hasSize(2);
            assertThat(single.map(number -> ProcessHandle.current().pid(), List.of(1)))
                    .doesNotContainAnyElementsOf(results);
        }
    }

    /** An object that cannot be sent or read, depending on its number. */
    private record Fragile(int number, int failsWrite, int failsRead) implements Serializable {
        private static final long serialVersionUID = 1;

        Object writeReplace() {
            if (number == failsWrite) {
                throw new AssertionError("cannot be written");
            }
            return number == failsRead ? new Unreadable() : this;
        }

        private static final class Unreadable implements Serializable {
            private static final long serialVersionUID = 1;

            private void readObject(ObjectInputStream in) {
                throw new AssertionError("cannot be read");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void resultsBeforeAnInputOrResultThatCannotBeSentOrReadAreReturned(int chunkSize) {
        List<Fragile> unwritable = fragile(4, 0);
        List<Fragile> unreadable = fragile(0, 4);

        assertThat(resultsBeforeFailure(pool.map(input -> input.number(), unwritable, chunkSize), "The input of class"))
                .containsExactly(1, 2, 3);
        assertThat(resultsBeforeFailure(
                        pool.map(input -> input.number(), unreadable, chunkSize), "An input cannot be read"))
                .containsExactly(1, 2, 3);
        assertThat(resultsBeforeFailure(
                        pool.map(number -> new Fragile(number, 4, 0), List.of(1, 2, 3, 4, 5), chunkSize),
                        "The result of class"))
                .hasSize(3);
        assertThat(resultsBeforeFailure(
                        pool.map(number -> new Fragile(number, 0, 4), List.of(1, 2, 3, 4, 5), chunkSize),
                        "A result cannot be read"))
                .hasSize(3);
    }

    private static List<Fragile> fragile(int failsWrite, int failsRead) {
        return IntStream.rangeClosed(1, 6)
                .mapToObj(number -> new Fragile(number, failsWrite, failsRead))
                .toList();
    }

    private static <R> List<R> resultsBeforeFailure(Stream<R> stream, String message) {
        List<R> results = new ArrayList<>();
        Iterator<R> iterator = stream.iterator();
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatExceptionOfType(CompletionException.class)
                    .as("attempt %s", attempt)
                    .isThrownBy(() -> iterator.forEachRemaining(results::add))
                    .havingCause()
                    .isInstanceOf(TransferException.class)
                    .withMessageContaining(message);
        }
        return results;
    }

    @Test
    void functionThatIsNotSerializableFailsTheStream() {
        Object notSerializable = new Object();

        assertThat(resultsBeforeFailure(
                        pool.map(number -> notSerializable.hashCode() + number, List.of(1, 2)),
                        "java.lang.Object is not serializable"))
                .isEmpty();
    }

    @Test
    void inputsThatThrowLeaveNoTaskRunning() throws Exception {
        try (Gate gate = new Gate()) {
            Gate.Pass<Integer> pass = gate.thenReturn(0);
            Iterator<Integer> numbers = new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public Integer next() {
                    next++;
                    if (next == 3) {
                        awaitTwoArrivals(gate);
                    }
                    if (next == 100) {
                        throw new IllegalStateException("no more inputs");
                    }
                    return next;
                }
            };

            assertThatIllegalStateException()
                    .isThrownBy(() -> pool.map(number -> pass.call(), () -> numbers))
                    .withMessage("no more inputs");

            pool.shutdown();
            assertThat(pool.awaitTermination(30, TimeUnit.SECONDS))
                    .as("no task waits at the gate")
                    .isTrue();
        }
    }

    private static void awaitTwoArrivals(Gate gate) {
        try {
            gate.awaitArrival();
            gate.awaitArrival();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void inputsThatThrowLaterFailTheStreamAgainAndAgain() {
        AtomicInteger taken = new AtomicInteger();
        Iterable<Integer> inputs = () -> Stream.generate(() -> {
                    if (taken.incrementAndGet() == 200) {
                        throw new AssertionError("no more inputs");
                    }
                    return taken.get();
                })
                .iterator();
        Iterator<Integer> results = pool.map(number -> number, inputs).iterator();

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> results.forEachRemaining(number -> {}))
                .withMessage("no more inputs");
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(results::hasNext)
                .withCauseInstanceOf(AssertionError.class);
        assertThat(taken).hasValue(200);
    }
}
