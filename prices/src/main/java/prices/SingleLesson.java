package prices;

import commandline.CannotRunException;
import commandline.Console;
import commandline.Durations;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One future, then two: what they tell while their tasks run, and after.
 *
 * @param kind of executor, which makes no difference
 * @param waits between the steps
 */
record SingleLesson(ExecutorKind kind, Waits waits, Console console) implements Lesson {
    private static final Query BITSTAMP = new Query("bitstamp", "btc", LocalDate.of(2020, 4, 1));
    private static final Query KRAKEN = new Query("kraken", "btc", LocalDate.of(2020, 4, 1));

    /**
     * Times to wait.
     *
     * @param patience for the first result
     * @param pause after the second submission
     */
    record Waits(Duration patience, Duration pause) {
        /** Too short for the first result, and long enough for the second. */
        static final Waits USUAL = new Waits(Duration.ofMillis(500), Duration.ofSeconds(3));
    }

    @Override
    public Outcome run(PriceClientSettings server) throws CannotRunException, InterruptedException {
        List<Answer> answers = new ArrayList<>();
        boolean interrupted = false;
        long start = System.nanoTime();
        ExecutorService pool = kind.start(2);
        try {
            getInTime(pool.submit(new PriceTask(server, BITSTAMP)));
            watch(pool.submit(new PriceTask(server, BITSTAMP)), pool.submit(new PriceTask(server, KRAKEN)), answers);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.SECONDS);
        }
        var elapsed = Duration.ofNanos(System.nanoTime() - start);
        var outcome = new Outcome(List.of(BITSTAMP, KRAKEN), answers, elapsed, interrupted);
        new Report(outcome, Optional.empty()).print(console.out());
        return outcome;
    }

    private void getInTime(Future<Price> future) throws CannotRunException, InterruptedException {
        say("%s submitted".formatted(BITSTAMP));
        try {
            say("get, for %s s at most: %s"
                    .formatted(Durations.format(waits.patience()), closeOf(get(future, waits.patience()))));
        } catch (TimeoutException e) {
            say("get, for %s s at most: %s".formatted(Durations.format(waits.patience()), e));
            say("get: %s".formatted(closeOf(get(future))));
        }
    }

    private void watch(Future<Price> bitstamp, Future<Price> kraken, List<Answer> answers)
            throws CannotRunException, InterruptedException {
        say("%s and %s submitted".formatted(BITSTAMP, KRAKEN));
        say("isDone, just submitted: %s".formatted(bitstamp.isDone()));
        Thread.sleep(waits.pause().toMillis());
        say("isDone, %s s later: %s".formatted(Durations.format(waits.pause()), bitstamp.isDone()));
        for (Future<Price> future : List.of(bitstamp, kraken)) {
            Answer answer = get(future);
            answers.add(answer);
            say("get: %s %s".formatted(answer.query(), closeOf(answer)));
        }
        say("isDone, with its result: %s".formatted(bitstamp.isDone()));
    }

    private void say(String line) {
        console.out().println(line);
    }

    private static String closeOf(Answer answer) {
        return answer instanceof Price price ? price.close().toPlainString() : ((Failure) answer).reason();
    }

    private static Answer get(Future<Price> future) throws CannotRunException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            return failure(e);
        }
    }

    private static Answer get(Future<Price> future, Duration patience)
            throws CannotRunException, InterruptedException, TimeoutException {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return failure(e);
        }
    }

    /** Where a task has failed, its future tells why; where it could not be run, nothing more can be learnt of it. */
    private static Answer failure(ExecutionException e) throws CannotRunException {
        if (e.getCause() instanceof PriceException failure) {
            return failure.failure();
        }
        throw new CannotRunException("a task could not be run: " + e.getCause(), e);
    }
}
