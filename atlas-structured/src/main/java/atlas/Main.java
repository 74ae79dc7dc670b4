package atlas;

import atlas.common.Atlas;
import atlas.common.AtlasProgram;
import atlas.common.Calls;
import atlas.common.Card;
import atlas.common.CardTally;
import atlas.common.Flag;
import atlas.common.Mirror;
import flags.common.Style;
import flags.common.Style.Order;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.ThreadFactory;

/**
 * Makes cards with structured task scopes: one for each level of calls. A joiner says what a scope waits for, and a scope
 * that is left has cancelled its subtasks and waited for their end, so nothing can leak. Choose it for calls that depend
 * on calls once the API is final: this one is the preview of JDK 25.
 *
 * <pre>
 * $ java --enable-preview -jar atlas-structured/target/atlas-structured.jar br cn in
 * Mirror: http://localhost:41823/flags
 * Mirror: http://localhost:37433/flags
 * Mirror: http://localhost:33261/flags
 * Making 3 cards: BR, CN, IN
 * 3 cards at once will be in progress.
 * Saving to downloaded
 * --------------------
 *   3 cards made.
 *  14 requests sent, 4 cancelled.
 * Elapsed time: 2.14s
 * </pre>
 */
public final class Main {
    static final Style STYLE = new Style("structured", 10, 1000, Order.COMPLETION);

    private static final ThreadFactory THREADS =
            Thread.ofVirtual().name(STYLE.name() + "-", 1).factory();

    private Main() {}

    public static void main(String[] args) {
        System.exit(AtlasProgram.run(STYLE, args, Main::makeCards));
    }

    static void makeCards(List<String> codes, Atlas atlas, int concurrency, CardTally tally)
            throws InterruptedException {
        var permits = new Semaphore(concurrency);
        try (var scope = StructuredTaskScope.open(
                Joiner.<Void>awaitAllSuccessfulOrThrow(), configuration -> configuration.withThreadFactory(THREADS))) {
            for (String code : codes) {
                permits.acquire();
                Calls calls = atlas.calls(code);
                scope.fork(() -> {
                    try {
                        tally.save(makeCard(calls));
                    } catch (Exception | Error e) {
                        tally.fail(calls, e);
                    } finally {
                        permits.release();
                    }
                });
            }
            scope.join();
        }
    }

    private static Card makeCard(Calls calls) throws InterruptedException {
        try (var scope = StructuredTaskScope.open(
                Joiner.awaitAllSuccessfulOrThrow(), configuration -> configuration.withThreadFactory(THREADS))) {
            Subtask<Flag> flag = scope.fork(() -> fastestFlag(calls).orElseThrow(calls::notFound));
            Subtask<String> name = scope.fork(calls::name);
            scope.join();
            return calls.card(flag.get(), name.get());
        }
    }

    private static Optional<Flag> fastestFlag(Calls calls) throws InterruptedException {
        try (var scope = StructuredTaskScope.open(
                Joiner.<Optional<Flag>>anySuccessfulResultOrThrow(),
                configuration -> configuration.withThreadFactory(THREADS))) {
            for (Mirror mirror : calls.mirrors()) {
                scope.fork(() -> {
                    Thread.sleep(mirror.startDelay());
                    return calls.flag(mirror);
                });
            }
            return scope.join();
        }
    }
}
