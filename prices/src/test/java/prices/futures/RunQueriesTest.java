package prices.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import prices.TestPrices;
import prices.client.Query;
import prices.client.Result;
import prices.client.Result.Failure;
import prices.futures.FuturesLesson.RunQueries;

@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class RunQueriesTest {
    private static final List<Query> QUERIES = TestPrices.queries(5);

    @SuppressWarnings("ImmutableEnumChecker") // Method references that capture nothing.
    enum Style {
        MAP(MapStyle::run),
        AS_COMPLETED(AsCompletedStyle::run);

        private final RunQueries runQueries;

        Style(RunQueries runQueries) {
            this.runQueries = runQueries;
        }
    }

    @Test
    void mapReadsInTheOrderOfSubmission() throws Exception {
        var othersDone = new CountDownLatch(4);
        List<Query> read = new ArrayList<>();

        MapStyle.run(
                QUERIES,
                query -> {
                    if (query.equals(QUERIES.get(0))) {
                        othersDone.await();
                    } else {
                        othersDone.countDown();
                    }
                    return TestPrices.price(query);
                },
                5,
                result -> read.add(result.query()));

        assertThat(read).isEqualTo(QUERIES);
    }

    @Test
    void asCompletedReadsInTheOrderOfCompletion() throws Exception {
        var othersRead = new CountDownLatch(4);
        List<Query> read = new ArrayList<>();

        AsCompletedStyle.run(
                QUERIES,
                query -> {
                    if (query.equals(QUERIES.get(0))) {
                        othersRead.await();
                    }
                    return TestPrices.price(query);
                },
                5,
                result -> {
                    read.add(result.query());
                    othersRead.countDown();
                });

        assertThat(read).last().isEqualTo(QUERIES.get(0));
        assertThat(read).containsExactlyInAnyOrderElementsOf(QUERIES);
    }

    @ParameterizedTest
    @EnumSource
    void aFailureIsAResult(Style style) throws Exception {
        List<Result> read = new ArrayList<>();

        style.runQueries.run(QUERIES, TestPrices::failure, 2, read::add);

        assertThat(read).hasSize(5).allMatch(Failure.class::isInstance);
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptCancelsQueriesInFlight(Style style) throws Exception {
        var started = new CountDownLatch(2);
        var interrupted = new CountDownLatch(2);
        var run = new FutureTask<Void>(() -> {
            style.runQueries.run(
                    QUERIES,
                    query -> {
                        started.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            interrupted.countDown();
                            throw e;
                        }
                        return TestPrices.price(query);
                    },
                    2,
                    result -> {});
            return null;
        });
        var thread = new Thread(run, "program");
        thread.start();
        started.await();

        thread.interrupt();

        assertThatThrownBy(run::get).hasCauseInstanceOf(InterruptedException.class);
        interrupted.await();
    }
}
