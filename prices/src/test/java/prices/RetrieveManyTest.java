package prices;

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
import prices.FuturesLesson.RetrieveMany;

@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class RetrieveManyTest {
    private static final List<Query> QUERIES = Prices.queries(5);

    @SuppressWarnings("ImmutableEnumChecker") // Method references that capture nothing.
    enum Retrieving {
        MAP(MapStyle::retrieve),
        AS_COMPLETED(AsCompletedStyle::retrieve);

        private final RetrieveMany style;

        Retrieving(RetrieveMany style) {
            this.style = style;
        }
    }

    @Test
    void mapReadsInTheOrderOfSubmission() throws Exception {
        var othersAnswered = new CountDownLatch(4);
        List<Query> read = new ArrayList<>();

        MapStyle.retrieve(
                QUERIES,
                query -> {
                    if (query.equals(QUERIES.get(0))) {
                        othersAnswered.await();
                    } else {
                        othersAnswered.countDown();
                    }
                    return Prices.price(query);
                },
                5,
                answer -> read.add(answer.query()));

        assertThat(read).isEqualTo(QUERIES);
    }

    @Test
    void asCompletedReadsInTheOrderOfCompletion() throws Exception {
        var othersRead = new CountDownLatch(4);
        List<Query> read = new ArrayList<>();

        AsCompletedStyle.retrieve(
                QUERIES,
                query -> {
                    if (query.equals(QUERIES.get(0))) {
                        othersRead.await();
                    }
                    return Prices.price(query);
                },
                5,
                answer -> {
                    read.add(answer.query());
                    othersRead.countDown();
                });

        assertThat(read).last().isEqualTo(QUERIES.get(0));
        assertThat(read).containsExactlyInAnyOrderElementsOf(QUERIES);
    }

    @ParameterizedTest
    @EnumSource
    void aFailureIsAnAnswerLikeOthers(Retrieving retrieving) throws Exception {
        List<Answer> read = new ArrayList<>();

        retrieving.style.retrieve(
                QUERIES,
                query -> {
                    throw Prices.failure(query);
                },
                2,
                read::add);

        assertThat(read).hasSize(5).allMatch(Failure.class::isInstance);
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptEndsWhatIsUnderWay(Retrieving retrieving) throws Exception {
        var asked = new CountDownLatch(2);
        var interrupted = new CountDownLatch(2);
        var run = new FutureTask<Void>(() -> {
            retrieving.style.retrieve(
                    QUERIES,
                    query -> {
                        asked.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            interrupted.countDown();
                            throw e;
                        }
                        return Prices.price(query);
                    },
                    2,
                    answer -> {});
            return null;
        });
        var thread = new Thread(run, "program");
        thread.start();
        asked.await();

        thread.interrupt();

        assertThatThrownBy(run::get).hasCauseInstanceOf(InterruptedException.class);
        interrupted.await();
    }
}
