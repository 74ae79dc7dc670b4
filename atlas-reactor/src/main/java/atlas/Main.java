package atlas;

import atlas.common.Atlas;
import atlas.common.AtlasProgram;
import atlas.common.Calls;
import atlas.common.Card;
import atlas.common.CardTally;
import atlas.common.Flag;
import flags.common.Style;
import flags.common.Style.Order;
import flags.common.Style.Trait;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Makes cards with the operators of Reactor: there is one for each way to combine calls, and cancellation travels through
 * all of them up to the request. The price is a library whose types are everywhere in the code, and stack traces that do
 * not show the caller. Choose it if the program is reactive anyway, or for streams with backpressure.
 *
 * <pre>
 * $ java -jar atlas-reactor/target/atlas-reactor.jar br cn in
 * Mirror: http://localhost:43719/flags
 * Mirror: http://localhost:35735/flags
 * Mirror: http://localhost:35155/flags
 * Making 3 cards: BR, CN, IN
 * 3 cards at once will be in progress.
 * Saving to downloaded
 * --------------------
 *   3 cards made.
 *  14 requests sent, 4 cancelled.
 * Elapsed time: 3.24s
 * </pre>
 */
public final class Main {
    static final Style STYLE = new Style("reactor", 10, 1000, Order.COMPLETION, Trait.ASYNCHRONOUS_CLIENT);

    private Main() {}

    public static void main(String[] args) {
        System.exit(AtlasProgram.run(STYLE, args, Main::makeCards));
    }

    static void makeCards(List<String> codes, Atlas atlas, int concurrency, CardTally tally)
            throws InterruptedException {
        Hooks.onErrorDropped(failure -> {}); // a request may fail just when it is cancelled: Reactor would log that
        Scheduler saving = Schedulers.newSingle(STYLE.name());
        CompletableFuture<Void> cards = Flux.fromIterable(codes)
                .map(atlas::calls)
                .flatMap(
                        calls -> makeCard(calls)
                                .publishOn(saving)
                                .doOnNext(tally::save)
                                .doOnError(failure -> tally.fail(calls, failure))
                                .onErrorComplete(),
                        concurrency)
                .then()
                .toFuture();
        try {
            cards.get(); // unlike block(), throws InterruptedException
        } catch (ExecutionException e) {
            throw Exceptions.propagate(e.getCause());
        } finally {
            cards.cancel(true);
            saving.disposeGracefully().block();
        }
    }

    private static Mono<Card> makeCard(Calls calls) {
        return Mono.zip(fastestFlag(calls), Mono.fromFuture(calls::nameAsync), calls::card);
    }

    private static Mono<Flag> fastestFlag(Calls calls) {
        return Mono.firstWithValue(calls.mirrors().stream()
                        .map(mirror ->
                                Mono.fromFuture(() -> calls.flagAsync(mirror)).delaySubscription(mirror.startDelay()))
                        .toList())
                .flatMap(Mono::justOrEmpty)
                .switchIfEmpty(Mono.error(calls::notFound));
    }
}
