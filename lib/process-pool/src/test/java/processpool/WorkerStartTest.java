package processpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerStartTest {
    private static WorkerStartException startFailureOf(Future<?> future) {
        return Failures.causeOf(future, WorkerStartException.class);
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
}
