package prices;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A future for each query, read in the order of completion. */
final class AsCompletedStyle {
    private AsCompletedStyle() {}

    static void retrieve(List<Query> queries, PriceSource source, int threads, Consumer<Answer> reader)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, Threads.named("as-completed"));
        try {
            CompletionService<Answer> completion = new ExecutorCompletionService<>(pool);
            for (Query query : queries) {
                completion.submit(() -> source.answer(query));
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
