package prices.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import prices.client.Price;
import prices.client.Query;
import prices.client.Result;
import prices.client.Result.Failure;
import reporting.IdealTime;

/**
 * The result of a run.
 *
 * @param queries all queries, in the order of submission
 * @param results the results so far, in the order in which the program read them
 * @param elapsed the time from the first query to the end of the run
 * @param abortCause the exception that ended the run early, if any
 */
public record RunResult(List<Query> queries, List<Result> results, Duration elapsed, Optional<Throwable> abortCause) {
    /** The work of a run. */
    @FunctionalInterface
    public interface Work {
        /**
         * Runs the queries.
         *
         * @throws InterruptedException if the calling thread is interrupted
         * @throws ExecutionException if a task fails in an unexpected way
         */
        void run() throws InterruptedException, ExecutionException;
    }

    /**
     * Runs queries, and returns the results that exist when the work ends, fails or is interrupted.
     *
     * @param results returns the results so far
     */
    public static RunResult of(List<Query> queries, Supplier<List<Result>> results, Work work) {
        long start = System.nanoTime();
        @Nullable Throwable abortCause = null;
        try {
            work.run();
        } catch (ExecutionException e) {
            abortCause = e.getCause();
        } catch (InterruptedException | Error e) {
            // An error can mean that no thread could be created.
            abortCause = e;
        }
        var elapsed = Duration.ofNanos(System.nanoTime() - start);
        return new RunResult(queries, List.copyOf(results.get()), elapsed, Optional.ofNullable(abortCause));
    }

    /** Returns whether the user interrupted the run. */
    public boolean isInterrupted() {
        return abortCause.filter(InterruptedException.class::isInstance).isPresent();
    }

    /** Returns the prices in the order in which the program read them. */
    public List<Price> prices() {
        return results.stream()
                .filter(Price.class::isInstance)
                .map(Price.class::cast)
                .toList();
    }

    /** Returns the prices in the order of submission. */
    public List<Price> pricesInOrder() {
        Map<Query, Price> prices = prices().stream().collect(Collectors.toMap(Price::query, Function.identity()));
        return queries.stream().map(prices::get).filter(Objects::nonNull).toList();
    }

    /** Returns the failures, grouped by their reasons. */
    Map<String, List<Failure>> failures() {
        return results.stream()
                .filter(Failure.class::isInstance)
                .map(Failure.class::cast)
                .collect(Collectors.groupingBy(Failure::reason, TreeMap::new, Collectors.toList()));
    }

    /** Returns the number of queries without a result. */
    int unfinished() {
        return queries.size() - results.size();
    }

    /**
     * Returns the time that a perfect client would need, or empty if a delay is unknown.
     *
     * @param workers the maximum number of queries in flight
     * @param pace the time between two submissions
     */
    public Optional<Duration> idealTime(int workers, Duration pace) {
        Map<Query, Duration> delays = new HashMap<>();
        results.stream()
                .filter(result -> !result.delay().isZero())
                .forEach(result -> delays.put(result.query(), result.delay()));
        return delays.size() == queries.size()
                ? Optional.of(IdealTime.of(queries.stream().map(delays::get), workers, pace))
                : Optional.empty();
    }
}
