package prices.futures;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import prices.client.PriceSource;
import prices.client.Query;
import prices.client.Result;
import prices.run.NamedThreads;

/** Reads futures in the order of completion. */
public final class AsCompletedStyle {
    private AsCompletedStyle() {}

    /** Implements {@link FuturesLesson.RunQueries}. */
    public static void run(List<Query> queries, PriceSource source, int threads, Consumer<Result> reader)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, new NamedThreads("as-completed"));
        try {
            CompletionService<Result> completion = new ExecutorCompletionService<>(pool);
            for (Query query : queries) {
                completion.submit(() -> source.get(query));
            }
            for (int unread = queries.size(); unread > 0; unread--) {
                reader.accept(completion.take().get());
            }
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.SECONDS);
        }
    }
}
