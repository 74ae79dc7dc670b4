package atlas;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import atlas.common.Atlas;
import atlas.common.AtlasProgram;
import atlas.common.Calls;
import atlas.common.Card;
import atlas.common.CardTally;
import atlas.common.Flag;
import atlas.common.Mirror;
import flags.common.Style;
import flags.common.Style.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/**
 * Makes cards with pools of platform threads, one for each level of calls: in a single pool, tasks that wait for subtasks
 * take all threads (loiter-demo --lesson starvation). Everything is cancelled by hand. Choose it before JDK 21.
 *
 * <pre>
 * $ java -jar atlas-threadpool/target/atlas-threadpool.jar --json
 * {"program":"atlas-threadpool","mirrors":3,"server":"embedded","codes":20,"concurrency":10,"ok":20,"notFound":0,"errors":0,"unfinished":0,"requestsSent":71,"requestsCancelled":16,"requestsInFlight":0,"elapsedSeconds":2.935966}
 * </pre>
 */
public final class Main {
    static final Style STYLE = new Style("threadpool", 10, 1000, Order.COMPLETION);

    private Main() {}

    public static void main(String[] args) {
        System.exit(AtlasProgram.run(STYLE, args, Main::makeCards));
    }

    static void makeCards(List<String> codes, Atlas atlas, int concurrency, CardTally tally)
            throws InterruptedException {
        var permits = new Semaphore(concurrency);
        ThreadFactory threads = STYLE.threadFactory();
        ExecutorService cards = Executors.newFixedThreadPool(concurrency, threads);
        ExecutorService parts = Executors.newFixedThreadPool(2 * concurrency, threads);
        ExecutorService requests = Executors.newFixedThreadPool(atlas.mirrors().size() * concurrency, threads);
        try {
            for (String code : codes) {
                permits.acquire();
                Calls calls = atlas.calls(code);
                cards.execute(() -> {
                    try {
                        tally.save(makeCard(calls, parts, requests));
                    } catch (Exception | Error e) {
                        tally.fail(calls, e);
                    } finally {
                        permits.release();
                    }
                });
            }
            permits.acquire(concurrency);
        } finally {
            for (ExecutorService pool : List.of(cards, parts, requests)) {
                pool.shutdownNow();
                if (!pool.awaitTermination(1, SECONDS)) {
                    tally.warn("A call is still running.");
                }
            }
        }
    }

    private static Card makeCard(Calls calls, ExecutorService pool, ExecutorService requests)
            throws ExecutionException, InterruptedException {
        CompletionService<Object> parts = new ExecutorCompletionService<>(pool);
        Future<Object> flag = parts.submit(() -> fastestFlag(calls, requests).orElseThrow(calls::notFound));
        Future<Object> name = parts.submit(calls::name);
        try {
            parts.take().get(); // the first part that fails ends the card
            parts.take().get();
            return calls.card((Flag) flag.get(), (String) name.get());
        } finally {
            flag.cancel(true);
            name.cancel(true);
        }
    }

    private static Optional<Flag> fastestFlag(Calls calls, ExecutorService pool)
            throws ExecutionException, InterruptedException {
        CompletionService<Optional<Flag>> responses = new ExecutorCompletionService<>(pool);
        List<Future<Optional<Flag>>> requests = new ArrayList<>();
        List<Mirror> mirrors = calls.mirrors();
        long start = System.nanoTime();
        int failures = 0;
        try {
            while (true) {
                Future<Optional<Flag>> response = requests.size() == mirrors.size()
                        ? responses.take()
                        : responses.poll(mirrors.get(requests.size()).nanosUntilTurn(start), NANOSECONDS);
                try {
                    if (response != null) {
                        return response.get();
                    }
                    Mirror next = mirrors.get(requests.size());
                    requests.add(responses.submit(() -> calls.flag(next)));
                } catch (ExecutionException e) {
                    if (++failures == mirrors.size()) {
                        throw e;
                    }
                }
            }
        } finally {
            requests.forEach(request -> request.cancel(true));
        }
    }
}
