package prices.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
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
import prices.TestPrices;
import prices.client.PriceSource;
import prices.client.Query;
import prices.client.Result;
import prices.client.Result.Failure;

@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class PipelineTest {
    private static final Pacer NO_PACE = () -> {};

    /** Displays nothing. */
    private static final class NoDisplay implements QueueDisplay {
        @Override
        public void show(int todo, int done, String status) {}

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 100, 10", "500, 1, 1", "500, 1, 100", "500, 32, 100", "500, 100, 1", "500, 100, 1000"})
    void answersEachQueryOnce(int number, int consumers, int capacity) throws Exception {
        List<Query> queries = TestPrices.queries(number);
        Queues queues = Queues.of(number, capacity);

        pipeline(queues, queries, NO_PACE, TestPrices::price, consumers).run();

        assertThat(queues.results()).extracting(Result::query).containsExactlyInAnyOrderElementsOf(queries);
        assertThat(queues.todo()).isEmpty();
        assertThat(queues.info()).isEmpty();
    }

    @Test
    void consumersRunConcurrently() throws Exception {
        Queues queues = Queues.of(64, 10);
        var barrier = new CyclicBarrier(32);

        pipeline(
                        queues,
                        TestPrices.queries(64),
                        NO_PACE,
                        query -> {
                            meet(barrier);
                            return TestPrices.price(query);
                        },
                        32)
                .run();

        assertThat(queues.results()).hasSize(64);
    }

    /** A consumer that ends when it finds the queue empty would lose later queries. */
    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void consumersDoNotEndWhenTheQueueIsEmpty(int consumers) throws Exception {
        var todo = new ObservedQueue<Message<Query>>(10);
        List<Query> queries = TestPrices.queries(3 * consumers);
        Queues queues = withTodo(todo, queries.size());
        var produced = new AtomicInteger();
        // Before every round of queries, the producer waits until all consumers wait for it.
        Pacer slow = () -> {
            if (produced.getAndIncrement() % consumers == 0) {
                todo.awaitTakesOnEmpty(consumers);
            }
        };

        pipeline(queues, queries, slow, TestPrices::price, consumers).run();

        assertThat(queues.results()).extracting(Result::query).containsExactlyInAnyOrderElementsOf(queries);
    }

    @Test
    void producerBlocksWhileTheQueueIsFull() throws Exception {
        var todo = new ObservedQueue<Message<Query>>(4);
        Queues queues = withTodo(todo, 50);
        var produced = new AtomicInteger();
        var started = new CountDownLatch(2);
        var mayContinue = new CountDownLatch(1);
        Pipeline pipeline = pipeline(
                queues,
                TestPrices.queries(50),
                produced::incrementAndGet,
                query -> {
                    started.countDown();
                    mayContinue.await();
                    return TestPrices.price(query);
                },
                2);
        FutureTask<Void> run = inThread(pipeline);

        started.await();
        todo.awaitPutOnFull();

        assertThat(todo).hasSize(4);
        assertThat(produced).hasValueBetween(6, 7);
        assertThat(queues.results()).isEmpty();
        assertThat(run).isNotDone();

        mayContinue.countDown();
        run.get();

        assertThat(queues.results()).hasSize(50);
        assertThat(todo.peakSize()).isEqualTo(4);
    }

    @Test
    void aFailureIsAResult() throws Exception {
        List<Query> queries = TestPrices.queries(10);
        Queues queues = Queues.of(10, 3);

        pipeline(
                        queues,
                        queries,
                        NO_PACE,
                        query -> {
                            if (query.day().getDayOfMonth() % 2 == 0) {
                                return TestPrices.failure(query);
                            }
                            return TestPrices.price(query);
                        },
                        4)
                .run();

        assertThat(queues.results()).extracting(Result::query).containsExactlyInAnyOrderElementsOf(queries);
        assertThat(queues.results())
                .filteredOn(Failure.class::isInstance)
                .hasSize(5)
                .allSatisfy(result -> assertThat(result).isEqualTo(TestPrices.failure(result.query())));
    }

    @Test
    void anInterruptEndsAllThreadsAndKeepsResults() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Queues queues = Queues.of(100, 10);
        var answered = new Semaphore(0);
        var mayContinue = new Semaphore(7);
        Pipeline pipeline = pipeline(
                queues,
                TestPrices.queries(100),
                NO_PACE,
                query -> {
                    mayContinue.acquire();
                    answered.release();
                    return TestPrices.price(query);
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
        assertThat(queues.results()).hasSize(7);
        assertThatThreadsEnd(before);
    }

    @Test
    void anInterruptDoesNotLoseAResult() throws Exception {
        Query query = TestPrices.queries(1).get(0);
        Queues queues = Queues.of(1, 2);
        queues.todo().put(new Message.Item<>(query));
        var consumer = new Consumer(queues, next -> {
            Thread.currentThread().interrupt();
            return TestPrices.price(next);
        });

        assertThatThrownBy(consumer::call).isInstanceOf(InterruptedException.class);

        assertThat(queues.results()).containsExactly(TestPrices.price(query));
    }

    @Test
    void anExceptionInAConsumerEndsTheRun() {
        Pipeline pipeline = pipeline(
                Queues.of(50, 2),
                TestPrices.queries(50),
                NO_PACE,
                query -> {
                    throw new UnsupportedOperationException("a bug");
                },
                2);

        assertThatThrownBy(pipeline::run).isInstanceOf(ExecutionException.class).hasRootCauseMessage("a bug");
    }

    @Test
    void anExceptionInTheMonitorEndsTheRun() {
        Queues queues = Queues.of(500, 2);
        QueueDisplay broken = new QueueDisplay() {
            @Override
            public void show(int todo, int done, String status) {
                throw new UnsupportedOperationException("a bug");
            }

            @Override
            public void close() {}
        };
        var producer = new Producer(queues, TestPrices.queries(500), NO_PACE, 2);
        var pipeline = new Pipeline(queues, producer, TestPrices::price, new Monitor(queues, broken));

        assertThatThrownBy(pipeline::run).isInstanceOf(ExecutionException.class).hasRootCauseMessage("a bug");
    }

    private static Pipeline pipeline(
            Queues queues, List<Query> queries, Pacer pacer, PriceSource source, int consumers) {
        var producer = new Producer(queues, queries, pacer, consumers);
        return new Pipeline(queues, producer, source, new Monitor(queues, new NoDisplay()));
    }

    private static Queues withTodo(ObservedQueue<Message<Query>> todo, int queries) {
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
            throw new AssertionError("not all threads arrived", e);
        }
    }

    /** Joins the threads: a pool can be terminated a moment before its last thread is. */
    private static void assertThatThreadsEnd(Set<Thread> before) throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread) && thread.getName().startsWith("queues-")) {
                thread.join();
            }
        }
    }
}
