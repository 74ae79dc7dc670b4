package prices.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import prices.TestPrices;
import prices.client.Price;
import prices.client.Query;
import prices.client.Result;
import prices.client.Result.Failure;

class RunResultTest {
    private static final List<Query> QUERIES = TestPrices.queries(4);
    private static final List<Result> PRICES =
            List.copyOf(QUERIES.stream().map(TestPrices::price).toList());

    @Test
    void ordersPricesBySubmission() {
        List<Result> results = new ArrayList<>(PRICES);
        Collections.reverse(results);
        results.set(1, TestPrices.failure(QUERIES.get(2)));

        assertThat(result(results).pricesInOrder())
                .extracting(Price::query)
                .containsExactly(QUERIES.get(0), QUERIES.get(1), QUERIES.get(3));
    }

    @Test
    void idealTimeIsKnownIfEachDelayIs() {
        List<Result> oneWithoutDelay = new ArrayList<>(PRICES);
        oneWithoutDelay.set(3, new Failure(QUERIES.get(3), "refused", Duration.ZERO));

        assertThat(result(PRICES).idealTime(2, Duration.ZERO)).contains(TestPrices.DELAY.multipliedBy(2));
        assertThat(result(PRICES).idealTime(4, Duration.ofSeconds(1))).contains(Duration.ofMillis(3700));
        assertThat(result(oneWithoutDelay).idealTime(2, Duration.ZERO)).isEmpty();
        assertThat(result(PRICES.subList(0, 3)).idealTime(2, Duration.ZERO)).isEmpty();
    }

    @Test
    void keepsTheResultsOfAnAbortedRun() {
        var error = new OutOfMemoryError("unable to create native thread");

        var failed = RunResult.of(QUERIES, () -> PRICES.subList(0, 2), () -> {
            throw new ExecutionException(error);
        });
        var rejected = RunResult.of(QUERIES, () -> PRICES.subList(0, 2), () -> {
            throw error;
        });
        var interrupted = RunResult.of(QUERIES, () -> PRICES.subList(0, 2), () -> {
            throw new InterruptedException();
        });

        assertThat(List.of(failed, rejected)).allSatisfy(result -> {
            assertThat(result.abortCause()).containsSame(error);
            assertThat(result.isInterrupted()).isFalse();
            assertThat(result.results()).hasSize(2);
        });
        assertThat(interrupted.isInterrupted()).isTrue();
        assertThat(interrupted.unfinished()).isEqualTo(2);
    }

    @Test
    void reportCountsFailuresByReasonAndUnfinishedQueries() {
        List<Result> results = List.of(
                new Failure(QUERIES.get(0), "refused", TestPrices.DELAY),
                new Failure(QUERIES.get(1), "no luck", TestPrices.DELAY),
                new Failure(QUERIES.get(2), "refused", TestPrices.DELAY));

        assertThat(report(result(results), Optional.empty()))
                .containsExactly(
                        "1 failed: no luck (kraken btc 2020-03-02)",
                        "2 failed: refused (kraken btc 2020-03-01 …)",
                        "1 not finished.",
                        "Elapsed time: 1.00s");
    }

    @Test
    void reportComparesElapsedAndIdealTime() {
        assertThat(report(result(PRICES), Optional.of(Duration.ofMillis(800))))
                .containsExactly("Elapsed time: 1.00s, 1.25 times the ideal of 0.80s");
    }

    private static RunResult result(List<Result> results) {
        return new RunResult(QUERIES, results, Duration.ofSeconds(1), Optional.empty());
    }

    private static List<String> report(RunResult result, Optional<Duration> ideal) {
        var out = new ByteArrayOutputStream();
        new Report(result, ideal).print(new PrintStream(out, true, UTF_8));
        return out.toString(UTF_8).lines().toList();
    }
}
