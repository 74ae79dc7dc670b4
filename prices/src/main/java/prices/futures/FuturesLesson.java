package prices.futures;

import commandline.CannotRunException;
import commandline.Console;
import commandline.Progress;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import prices.client.Price;
import prices.client.PriceClient;
import prices.client.PriceClientSettings;
import prices.client.PriceSource;
import prices.client.Query;
import prices.client.Result;
import prices.run.Report;
import prices.run.RunResult;
import prices.run.Workload;

/**
 * Runs 36 queries, each with a future.
 *
 * @param style the implementation
 * @param order the order in which it reads its futures
 * @param maxThreads the maximum number of threads
 */
public record FuturesLesson(RunQueries style, String order, int maxThreads, Console console) {
    /** Small and fixed, so the futures need no bound. */
    private static final Workload WORKLOAD = new Workload(
            List.of("bitfinex", "bitstamp", "kraken"), List.of("btc", "eth", "ltc"), LocalDate.of(2020, 4, 1), 4);

    private static final int CLOSES_SHOWN = 7;

    /** The implementation of a style. */
    @FunctionalInterface
    public interface RunQueries {
        /**
         * Runs queries on several threads.
         *
         * @param reader accepts each result as the style reads it
         * @throws InterruptedException if the calling thread is interrupted; queries in flight are cancelled
         * @throws ExecutionException if a task fails in an unexpected way
         */
        void run(List<Query> queries, PriceSource source, int threads, Consumer<Result> reader)
                throws InterruptedException, ExecutionException;
    }

    /** Runs the queries and prints the result. */
    public RunResult run(PriceClientSettings server) throws CannotRunException {
        List<Query> queries = WORKLOAD.queries();
        int threads = Math.min(maxThreads, queries.size());
        console.out().println(WORKLOAD.summary());
        console.out().println(threads == 1 ? "1 thread will be used." : threads + " threads will be used.");
        RunResult result = run(queries, server, threads);
        print(result, threads);
        return result;
    }

    private RunResult run(List<Query> queries, PriceClientSettings server, int threads) {
        Queue<Result> arrived = new ConcurrentLinkedQueue<>();
        List<Result> read = new ArrayList<>();
        try (var client = new PriceClient(server);
                Progress progress = Progress.of(console, queries.size())) {
            PriceSource source = query -> {
                Result result = client.get(query);
                arrived.add(result);
                return result;
            };
            // An aborted run reports results that have not been read, too.
            return RunResult.of(
                    queries,
                    () -> read.size() == queries.size() ? read : List.copyOf(arrived),
                    () -> style.run(queries, source, threads, result -> {
                        read.add(result);
                        progress.step();
                    }));
        }
    }

    private void print(RunResult result, int threads) {
        int prices = result.prices().size();
        String order = prices == 0 || result.abortCause().isPresent() ? "." : inOrder(result.prices());
        console.out().println("-".repeat(20));
        console.out().println(prices + (prices == 1 ? " price" : " prices") + order);
        new Report(result, result.idealTime(threads, Duration.ZERO)).print(console.out());
    }

    private String inOrder(List<Price> prices) {
        String closes = prices.stream().limit(CLOSES_SHOWN).map(Price::close).collect(Collectors.joining(", "));
        return " in the order of %s: %s%s".formatted(order, closes, prices.size() > CLOSES_SHOWN ? ", …" : "");
    }
}
