package prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class PipelineTest {
    private static final Pace NO_PACE = () -> {};

    /** Shows nothing. */
    private static final class Hidden implements QueueDisplay {
        @Override
        public void show(int todo, int done, String happening) {}

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 100, 10", "500, 1, 1", "500, 1, 100", "500, 32, 100", "500, 100, 1", "500, 100, 1000"})
    void answersEachQueryOnce(int number, int consumers, int capacity) throws Exception {
        List<Query> queries = Prices.queries(number);
        Queues queues = Queues.of(number, capacity);

        pipeline(queues, queries, NO_PACE, Prices::price, consumers).run();

        assertThat(queues.results()).extracting(Answer::query).containsExactlyInAnyOrderElementsOf(queries);
        assertThat(queues.todo()).isEmpty();
        assertThat(queues.info()).isEmpty();
    }

    @Test
    void consumersWorkAtTheSameTime() throws Exception {
        Queues queues = Queues.of(64, 10);
        var together = new CyclicBarrier(32);

        pipeline(
                        queues,
                        Prices.queries(64),
                        NO_PACE,
                        query -> {
                            meet(together);
                            return Prices.price(query);
                        },
                        32)
                .run();

        assertThat(queues.results()).hasSize(64);
    }

    /** The lesson's own version ends its consumers when it finds the queue empty, and loses what comes after. */
    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void anEmptyQueueEndsNoConsumer(int consumers) throws Exception {
        var todo = new ObservedQueue<Delivery<Query>>(10);
        List<Query> queries = Prices.queries(3 * consumers);
        Queues queues = withTodo(todo, queries.size());
        var produced = new AtomicInteger();
        // A producer that is slower than all consumers: before the first query and twice after that it waits until none
        // of them has anything left to do.
        Pace slow = () -> {
            if (produced.getAndIncrement() % consumers == 0) {
                todo.awaitFoundEmpty(consumers);
            }
        };

        pipeline(queues, queries, slow, Prices::price, consumers).run();

        assertThat(queues.results()).extracting(Answer::query).containsExactlyInAnyOrderElementsOf(queries);
    }

    @Test
    void theProducerWaitsForSlowConsumersAndTheQueueKeepsToItsBound() throws Exception {
        var todo = new ObservedQueue<Delivery<Query>>(4);
        Queues queues = withTodo(todo, 50);
        var produced = new AtomicInteger();
        var asked = new CountDownLatch(2);
        var mayAnswer = new CountDownLatch(1);
        Pipeline pipeline = pipeline(
                queues,
                Prices.queries(50),
                produced::incrementAndGet,
                query -> {
                    asked.countDown();
                    mayAnswer.await();
                    return Prices.price(query);
                },
                2);
        FutureTask<Void> run = inThread(pipeline);

        asked.await();
        todo.awaitFoundFull();

        assertThat(todo).hasSize(4);
        assertThat(produced).hasValueBetween(6, 7);
        assertThat(queues.results()).isEmpty();
        assertThat(run).isNotDone();

        mayAnswer.countDown();
        run.get();

        assertThat(queues.results()).hasSize(50);
        assertThat(todo.peakSize()).isEqualTo(4);
    }

    @Test
    void aFailureIsARecordLikeOthers() throws Exception {
        List<Query> queries = Prices.queries(10);
        Queues queues = Queues.of(10, 3);

        pipeline(
                        queues,
                        queries,
                        NO_PACE,
                        query -> {
                            if (query.day().getDayOfMonth() % 2 == 0) {
                                throw Prices.failure(query);
                            }
                            return Prices.price(query);
                        },
                        4)
                .run();

        assertThat(queues.results()).extracting(Answer::query).containsExactlyInAnyOrderElementsOf(queries);
        assertThat(queues.results())
                .filteredOn(Failure.class::isInstance)
                .hasSize(5)
                .allSatisfy(
                        answer -> assertThat(answer).isEqualTo(new Failure(answer.query(), "no luck", Prices.HOLD)));
    }

    @Test
    void allFuturesAreDoneInTheEnd() throws Exception {
        Pipeline pipeline = pipeline(Queues.of(5, 1), Prices.queries(5), NO_PACE, Prices::price, 2);

        pipeline.run();

        assertThat(pipeline.allDone()).isTrue();
    }

    @Test
    void anInterruptEndsAllAndKeepsWhatIsThere() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Queues queues = Queues.of(100, 10);
        var answered = new Semaphore(0);
        var mayAnswer = new Semaphore(7);
        Pipeline pipeline = pipeline(
                queues,
                Prices.queries(100),
                NO_PACE,
                query -> {
                    mayAnswer.acquire();
                    answered.release();
                    return Prices.price(query);
                },
                3);
        var run = new FutureTask<Void>(() -> {
            pipeline.run();
            return null;
        });
        var thread = new Thread(run, "program");
        thread.start();
        answered.acquire(7);

        thread.interrupt();

        assertThatThrownBy(run::get).hasCauseInstanceOf(InterruptedException.class);
        assertThat(pipeline.allDone()).isTrue();
        assertThat(queues.results()).hasSize(7);
        assertThatThreadsEnd(before);
    }

    @Test
    void anAnswerThatIsThereIsNotLostByAnInterrupt() throws Exception {
        Query query = Prices.queries(1).get(0);
        Queues queues = Queues.of(1, 2);
        queues.todo().put(new Delivery.Item<>(query));
        var consumer = new Consumer(queues, asked -> {
            Thread.currentThread().interrupt();
            return Prices.price(asked);
        });

        assertThatThrownBy(consumer::call).isInstanceOf(InterruptedException.class);

        assertThat(queues.results()).containsExactly(Prices.price(query));
    }

    @Test
    void aWorkerWithABugEndsTheRun() {
        Pipeline pipeline = pipeline(
                Queues.of(50, 2),
                Prices.queries(50),
                NO_PACE,
                query -> {
                    throw new UnsupportedOperationException("a bug");
                },
                2);

        assertThatThrownBy(pipeline::run)
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("a bug");
        assertThat(pipeline.allDone()).isTrue();
    }

    @Test
    void aMonitorWithABugEndsTheRun() {
        Queues queues = Queues.of(500, 2);
        QueueDisplay broken = new QueueDisplay() {
            @Override
            public void show(int todo, int done, String happening) {
                throw new UnsupportedOperationException("a bug");
            }

            @Override
            public void close() {}
        };
        var producer = new Producer(queues, Prices.queries(500), NO_PACE, 2);
        var pipeline = new Pipeline(queues, producer, Prices::price, new Monitor(queues, broken));

        assertThatThrownBy(pipeline::run)
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("a bug");
    }

    private static Pipeline pipeline(Queues queues, List<Query> queries, Pace pace, PriceSource source, int consumers) {
        var producer = new Producer(queues, queries, pace, consumers);
        return new Pipeline(queues, producer, source, new Monitor(queues, new Hidden()));
    }

    private static Queues withTodo(ObservedQueue<Delivery<Query>> todo, int queries) {
        return new Queues(todo, new ArrayBlockingQueue<>(queries), new ArrayBlockingQueue<>(10));
    }

    private static FutureTask<Void> inThread(Pipeline pipeline) {
        var run = new FutureTask<Void>(() -> {
            pipeline.run();
            return null;
        });
        new Thread(run, "program").start();
        return run;
    }

    private static void meet(CyclicBarrier barrier) throws InterruptedException {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("not all met", e);
        }
    }

    /** A pool counts as terminated a moment before its last thread is. */
    private static void assertThatThreadsEnd(Set<Thread> before) throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread) && thread.getName().startsWith("queues-")) {
                thread.join();
            }
        }
    }
}
