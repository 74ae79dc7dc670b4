package prices.futures;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import prices.client.PriceSource;
import prices.client.Query;
import prices.client.Result;
import prices.run.NamedThreads;

/** Reads futures in the order of submission. */
public final class MapStyle {
    private MapStyle() {}

    /** Implements {@link FuturesLesson.RunQueries}. */
    public static void run(List<Query> queries, PriceSource source, int threads, Consumer<Result> reader)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, new NamedThreads("map"));
        try {
            List<Future<Result>> futures = new ArrayList<>();
            for (Query query : queries) {
                futures.add(pool.submit(() -> source.get(query)));
            }
            for (Future<Result> future : futures) {
                reader.accept(future.get());
            }
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.SECONDS);
        }
    }
}
