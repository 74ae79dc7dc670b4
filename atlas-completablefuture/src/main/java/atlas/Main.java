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
import flags.common.Style.Trait;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes cards with CompletableFuture and an asynchronous HTTP client: no thread waits for a response. Combining is short,
 * but nothing is cancelled by itself: each future that is no longer needed must be cancelled by hand, and the cancelled
 * future must be the one that sent the request. Choose it if the calls are asynchronous anyway.
 *
 * <pre>
 * $ java -jar atlas-completablefuture/target/atlas-completablefuture.jar --json
 * {"program":"atlas-completablefuture","mirrors":3,"server":"embedded","codes":20,"concurrency":10,"ok":20,"notFound":0,"errors":0,"unfinished":0,"requestsSent":71,"requestsCancelled":20,"requestsInFlight":0,"elapsedSeconds":2.594737}
 * </pre>
 */
@SuppressWarnings("FutureReturnValueIgnored") // The dependent stages pass failures on, or cannot fail.
public final class Main {
    static final Style STYLE = new Style("completablefuture", 10, 1000, Order.COMPLETION, Trait.ASYNCHRONOUS_CLIENT);

    private Main() {}

    public static void main(String[] args) {
        System.exit(AtlasProgram.run(STYLE, args, Main::makeCards));
    }

    static void makeCards(List<String> codes, Atlas atlas, int concurrency, CardTally tally)
            throws InterruptedException {
        var permits = new Semaphore(concurrency);
        Map<Calls, CompletableFuture<Card>> inProgress = new ConcurrentHashMap<>();
        ExecutorService saving = Executors.newSingleThreadExecutor(STYLE.threadFactory());
        try {
            for (String code : codes) {
                permits.acquire();
                Calls calls = atlas.calls(code);
                CompletableFuture<Card> card = makeCard(calls);
                inProgress.put(calls, card);
                card.thenAcceptAsync(tally::save, saving).whenComplete((saved, failure) -> {
                    if (failure != null) {
                        tally.fail(calls, failure);
                    }
                    inProgress.remove(calls);
                    permits.release();
                });
            }
            permits.acquire(concurrency);
        } finally {
            inProgress.values().forEach(card -> card.cancel(true));
            saving.shutdown();
            if (!saving.awaitTermination(1, SECONDS)) {
                tally.warn("A card is still being saved.");
            }
        }
    }

    private static CompletableFuture<Card> makeCard(Calls calls) {
        CompletableFuture<Flag> flag = fastestFlag(calls);
        CompletableFuture<String> name = calls.nameAsync();
        CompletableFuture<Card> card = flag.thenCombine(name, calls::card);
        // thenCombine alone waits for both parts, even if one of them has failed.
        flag.exceptionally(failure -> {
            card.completeExceptionally(failure);
            return null;
        });
        name.exceptionally(failure -> {
            card.completeExceptionally(failure);
            return null;
        });
        card.whenComplete((made, failure) -> {
            flag.cancel(true);
            name.cancel(true);
        });
        return card;
    }

    private static CompletableFuture<Flag> fastestFlag(Calls calls) {
        var winner = new CompletableFuture<Flag>();
        var failed = new AtomicInteger();
        for (Mirror mirror : calls.mirrors()) {
            // Unlike a task of delayedExecutor, this timer ends when the future is cancelled.
            var turn = new CompletableFuture<Mirror>()
                    .completeOnTimeout(mirror, mirror.startDelay().toNanos(), NANOSECONDS);
            winner.whenComplete((flag, failure) -> turn.cancel(true));
            turn.thenAccept(next -> {
                CompletableFuture<Optional<Flag>> request = calls.flagAsync(next);
                winner.whenComplete((flag, failure) -> request.cancel(true));
                request.whenComplete((flag, failure) -> {
                    if (failure == null) {
                        flag.ifPresentOrElse(winner::complete, () -> winner.completeExceptionally(calls.notFound()));
                    } else if (failed.incrementAndGet() == calls.mirrors().size()) {
                        winner.completeExceptionally(failure);
                    }
                });
            });
        }
        return winner;
    }
}
