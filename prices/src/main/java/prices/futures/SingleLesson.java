package prices.futures;

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
import prices.client.Price;
import prices.client.PriceClientSettings;
import prices.client.PriceException;
import prices.client.Query;
import prices.client.Result;
import prices.client.Result.Failure;
import prices.run.Report;
import prices.run.RunResult;

/**
 * Shows one future, then two, while their tasks run and afterwards.
 *
 * @param kind the kind of executor, which makes no difference
 */
public record SingleLesson(ExecutorKind kind, Waits waits, Console console) {
    private static final Query BITSTAMP = new Query("bitstamp", "btc", LocalDate.of(2020, 4, 1));
    private static final Query KRAKEN = new Query("kraken", "btc", LocalDate.of(2020, 4, 1));

    /**
     * The waits between the steps.
     *
     * @param timeout the timeout for the first result
     * @param pause the time between the two calls of {@code isDone}
     */
    public record Waits(Duration timeout, Duration pause) {
        /** Too short for the first result, and long enough for the second one. */
        public static final Waits DEFAULT = new Waits(Duration.ofMillis(500), Duration.ofSeconds(3));
    }

    /** Runs the lesson and prints the result. */
    public RunResult run(PriceClientSettings server) throws InterruptedException {
        List<Result> results = new ArrayList<>();
        ExecutorService pool = kind.start(2);
        try {
            var result = RunResult.of(List.of(BITSTAMP, KRAKEN), () -> results, () -> {
                showTimeout(pool.submit(new PriceTask(server, BITSTAMP)));
                showIsDone(
                        pool.submit(new PriceTask(server, BITSTAMP)),
                        pool.submit(new PriceTask(server, KRAKEN)),
                        results);
            });
            new Report(result, Optional.empty()).print(console.out());
            return result;
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.SECONDS);
        }
    }

    private void showTimeout(Future<Price> future) throws ExecutionException, InterruptedException {
        print(BITSTAMP + " submitted");
        String call = "get with a timeout of " + Durations.format(waits.timeout()) + " s: ";
        try {
            print(call + describe(get(future, waits.timeout())));
        } catch (TimeoutException e) {
            print(call + e);
            print("get: " + describe(get(future)));
        }
    }

    private void showIsDone(Future<Price> bitstamp, Future<Price> kraken, List<Result> results)
            throws ExecutionException, InterruptedException {
        print(BITSTAMP + " and " + KRAKEN + " submitted");
        print("isDone after submission: " + bitstamp.isDone());
        Thread.sleep(waits.pause().toMillis());
        print("isDone after " + Durations.format(waits.pause()) + " s: " + bitstamp.isDone());
        for (Future<Price> future : List.of(bitstamp, kraken)) {
            Result result = get(future);
            results.add(result);
            print("get: " + result.query() + " " + describe(result));
        }
        print("isDone after get: " + bitstamp.isDone());
    }

    private void print(String line) {
        console.out().println(line);
    }

    private static String describe(Result result) {
        return result instanceof Price price ? price.close() : ((Failure) result).reason();
    }

    private static Result get(Future<Price> future) throws ExecutionException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            return failure(e);
        }
    }

    private static Result get(Future<Price> future, Duration timeout)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return failure(e);
        }
    }

    /** Returns the failure of a query. Rethrows other failures, such as that of a worker process that did not start. */
    private static Failure failure(ExecutionException e) throws ExecutionException {
        if (e.getCause() instanceof PriceException failure) {
            return failure.toResult();
        }
        throw e;
    }
}
