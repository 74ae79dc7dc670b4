package processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SubmitTest {
    @AutoClose
    private final ProcessPoolExecutor pool =
            ProcessPoolExecutor.builder().workers(2).build();

    record Square(int number) implements Callable<Integer>, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public Integer call() {
            return number * number;
        }
    }

    record MyPid() implements Callable<Long>, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public Long call() {
            return ProcessHandle.current().pid();
        }
    }

    @Test
    void runsTasksInOtherProcesses() throws Exception {
        long pid = pool.submit(new MyPid()).get();

        assertThat(pid).isNotEqualTo(ProcessHandle.current().pid());
        assertThat(pool.workers()).extracting(Worker::pid).contains(pid);
    }

    @Test
    void isAnExecutorService() throws Exception {
        ExecutorService executor = pool;

        Future<Integer> future = executor.submit(new Square(12));

        assertThat(future.get()).isEqualTo(144);
        assertThat(future).isDone();
    }

    @Test
    void acceptsLambdaExpressionsWithoutACast() throws Exception {
        int number = 6;

        assertThat(pool.submit(() -> number * 7).get()).isEqualTo(42);
        assertThat(pool.submit(() -> {}).get()).isNull();
        assertThat(pool.submit(() -> {}, "done").get()).isEqualTo("done");
    }

    @Test
    void returnsANullResult() throws Exception {
        assertThat(pool.submit(() -> (String) null).get()).isNull();
    }

    @Test
    void runsOneTaskPerWorkerAtATime() throws Exception {
        try (Gate gate = new Gate()) {
            Future<Integer> first = pool.submit(gate.thenReturn(1));
            Future<Integer> second = pool.submit(gate.thenReturn(2));
            gate.awaitArrival();
            gate.awaitArrival();

            assertThat(first).isNotDone();
            assertThat(second).isNotDone();
            gate.open();
            assertThat(first.get() + second.get()).isEqualTo(3);
        }
    }

    @Test
    void serializesTasksWhenTheyAreSubmitted() throws Exception {
        ArrayList<String> words = new ArrayList<>(List.of("first"));
        try (Gate gate = new Gate()) {
            Future<?> blocker1 = pool.submit(gate.thenReturn(0));
            Future<?> blocker2 = pool.submit(gate.thenReturn(0));
            Future<Integer> size = pool.submit(() -> words.size());
            words.add("later");
            gate.awaitArrival();
            gate.awaitArrival();
            gate.open();

            assertThat(size.get()).isEqualTo(1);
            blocker1.get();
            blocker2.get();
        }
    }

    @Test
    void exceptionOfATaskIsTheCauseAndHasItsStackTrace() {
        Future<?> future = pool.submit(() -> Integer.parseInt("twelve"));

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(future::get)
                .havingCause()
                .isInstanceOf(NumberFormatException.class)
                .withMessageContaining("twelve")
                .withStackTraceContaining("SubmitTest");
    }

    @Test
    void errorsAndOtherThrowablesOfATaskAreTheCauseToo() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(pool.submit(() -> {
                    throw new AssertionError("an error");
                })::get)
                .havingCause()
                .isExactlyInstanceOf(AssertionError.class);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(pool.submit(() -> sneak(new Throwable("neither an error nor an exception")))::get)
                .havingRootCause()
                .withMessage("neither an error nor an exception");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> int sneak(Throwable throwable) throws T {
        throw (T) throwable;
    }

    @Test
    void invokeAllReturnsFuturesInTaskOrder() throws Exception {
        List<Square> tasks = IntStream.range(0, 20).mapToObj(Square::new).toList();

        List<Integer> results = new ArrayList<>();
        for (Future<Integer> future : pool.invokeAll(tasks)) {
            results.add(future.get());
        }

        assertThat(results)
                .isEqualTo(IntStream.range(0, 20).map(n -> n * n).boxed().toList());
    }

    @Test
    void invokeAnyCancelsTheOtherTasks() throws Exception {
        try (Gate gate = new Gate()) {
            Callable<Integer> endless = gate.thenReturn(0);

            assertThat(pool.invokeAny(List.of(endless, new Square(3)))).isEqualTo(9);

            assertThat(pool.invokeAll(List.of(new Square(4), new Square(5))))
                    .as("both workers are available again")
                    .allMatch(Future::isDone);
        }
    }

    @Test
    void completionServiceReturnsFuturesInCompletionOrder() throws Exception {
        CompletionService<String> completion = new ExecutorCompletionService<>(pool);
        try (Gate gate = new Gate()) {
            completion.submit(gate.thenReturn("submitted first"));
            gate.awaitArrival();
            Future<String> unusedSecond = completion.submit((Callable<String> & Serializable) () -> "submitted second");

            assertThat(completion.take().get()).isEqualTo("submitted second");
            gate.open();
            assertThat(completion.take().get()).isEqualTo("submitted first");
        }
    }

    @Test
    void executeRunsARunnableInAWorker() throws Exception {
        try (Gate gate = new Gate()) {
            Gate.Pass<String> pass = gate.thenReturn("unused");
            pool.execute(() -> pass.arriveAndWait());
            gate.awaitArrival();
            gate.open();
        }
    }

    @Test
    void failureOfAnExecutedTaskGoesToTheUncaughtExceptionHandler() throws Exception {
        AtomicInteger reported = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(1);
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            reported.addAndGet(failure instanceof ArithmeticException ? 1 : 100);
            done.countDown();
        });
        try {
            pool.execute(() -> {
                throw new ArithmeticException("uncaught");
            });
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(reported).hasValue(1);
    }

    @Test
    void executeRejectsATaskThatIsNotSerializable() {
        Object notSerializable = new Object();

        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> pool.execute(() -> notSerializable.notify()))
                .withMessageContaining("java.lang.Object is not serializable");
    }

    @Test
    void runsTwentyThousandTinyTasks() throws Exception {
        List<Future<Integer>> futures = new ArrayList<>();
        for (int number = 0; number < 20_000; number++) {
            futures.add(pool.submit(new Square(number % 1000)));
        }

        for (int number = 0; number < futures.size(); number++) {
            assertThat(futures.get(number).get()).isEqualTo((number % 1000) * (number % 1000));
        }
    }

    @Test
    void futureHasAStringRepresentationWithItsState() throws Exception {
        Future<Integer> future = pool.submit(new Square(1));
        future.get();

        assertThat(future).asString().contains("RemoteTask@", "[Completed normally]");
    }

    @Test
    void onlyThreadsOfThePoolRunItsTasks() {
        pool.shutdown();
        RemoteTask<Integer> stray = RemoteTask.of(new Square(1));

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(stray::run);
    }
}
