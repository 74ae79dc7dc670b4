package prices;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A future for each query, read in the order of submission. */
final class MapStyle {
    private MapStyle() {}

    static void retrieve(List<Query> queries, PriceSource source, int threads, Consumer<Answer> reader)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, Threads.named("map"));
        try {
            List<Future<Answer>> futures = new ArrayList<>();
            for (Query query : queries) {
                futures.add(pool.submit(() -> source.answer(query)));
            }
            for (Future<Answer> future : futures) {
                reader.accept(future.get());
            }
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.SECONDS);
        }
    }
}
