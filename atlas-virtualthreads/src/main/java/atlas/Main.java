package atlas;

import atlas.common.Atlas;
import atlas.common.AtlasProgram;
import atlas.common.Calls;
import atlas.common.Card;
import atlas.common.CardTally;
import atlas.common.Flag;
import flags.common.Style;
import flags.common.Style.Order;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/**
 * Makes cards with a virtual thread for each call. Threads are cheap, so each level of calls has its own executor, and no
 * pool can starve; but each executor must be shut down by hand, or its close waits for calls that nobody needs. Choose it
 * for calls that block, on JDK 21 and later.
 *
 * <pre>
 * $ java -jar atlas-virtualthreads/target/atlas-virtualthreads.jar br cn in
 * Mirror: http://localhost:39965/flags
 * Mirror: http://localhost:44515/flags
 * Mirror: http://localhost:43447/flags
 * Making 3 cards: BR, CN, IN
 * 3 cards at once will be in progress.
 * Saving to downloaded
 * --------------------
 *   3 cards made.
 *  14 requests sent, 3 cancelled.
 * Elapsed time: 2.42s
 * </pre>
 */
public final class Main {
    static final Style STYLE = new Style("virtualthreads", 10, 1000, Order.COMPLETION);

    private static final ThreadFactory THREADS =
            Thread.ofVirtual().name(STYLE.name() + "-", 1).factory();

    private Main() {}

    public static void main(String[] args) {
        System.exit(AtlasProgram.run(STYLE, args, Main::makeCards));
    }

    static void makeCards(List<String> codes, Atlas atlas, int concurrency, CardTally tally)
            throws InterruptedException {
        var permits = new Semaphore(concurrency);
        try (var executor = Executors.newThreadPerTaskExecutor(THREADS)) {
            try {
                for (String code : codes) {
                    permits.acquire();
                    Calls calls = atlas.calls(code);
                    executor.execute(() -> {
                        try {
                            tally.save(makeCard(calls));
                        } catch (Exception | Error e) {
                            tally.fail(calls, e);
                        } finally {
                            permits.release();
                        }
                    });
                }
                permits.acquire(concurrency);
            } finally {
                executor.shutdownNow(); // close alone would wait for every card
            }
        }
    }

    private static Card makeCard(Calls calls) throws ExecutionException, InterruptedException {
        try (var executor = Executors.newThreadPerTaskExecutor(THREADS)) {
            try {
                CompletionService<Object> parts = new ExecutorCompletionService<>(executor);
                Future<Object> flag = parts.submit(() -> fastestFlag(calls).orElseThrow(calls::notFound));
                Future<Object> name = parts.submit(calls::name);
                parts.take().get(); // the first part that fails ends the card
                parts.take().get();
                return calls.card((Flag) flag.get(), (String) name.get());
            } finally {
                executor.shutdownNow();
            }
        }
    }

    private static Optional<Flag> fastestFlag(Calls calls) throws ExecutionException, InterruptedException {
        try (var executor = Executors.newThreadPerTaskExecutor(THREADS)) {
            return executor.invokeAny(calls.mirrors().stream()
                    .<Callable<Optional<Flag>>>map(mirror -> () -> {
                        Thread.sleep(mirror.startDelay());
                        return calls.flag(mirror);
                    })
                    .toList());
        }
    }
}
