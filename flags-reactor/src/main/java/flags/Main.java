package flags;

import flags.common.Download;
import flags.common.FlagDownloader;
import flags.common.FlagsProgram;
import flags.common.Style;
import flags.common.Style.Order;
import flags.common.Style.Trait;
import flags.common.Tally;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Downloads flags with Project Reactor on an event loop. One argument of {@code flatMap} bounds the requests in flight, one
 * of {@code toStream} the results that are not read yet: if the reader is slow, no request starts (backpressure). Choose it
 * where the application is reactive already.
 *
 * <p>The price: a library with hundreds of operators, and stack traces that show its internals instead of the caller. An
 * operator does not signal a fatal error such as OutOfMemoryError, but throws it on its own thread, where it would be lost:
 * so the main thread counts the results. A cancellation does not wait: so the program waits for the flags being saved.
 *
 * <pre>
 * $ java -jar flags-reactor/target/flags-reactor.jar -s DELAY b
 * DELAY site: http://localhost:45127/flags
 * Searching for 26 flags: from BA to BZ
 * 26 concurrent connections will be used.
 * Saving to downloaded
 * --------------------
 *  17 flags downloaded.
 *   9 not found.
 * Elapsed time: 0.96s
 * </pre>
 */
public final class Main {
    private static final int DEFAULT_CONCURRENCY = 30;
    private static final int MAX_CONCURRENCY = 1000;

    static final Style STYLE =
            new Style("reactor", DEFAULT_CONCURRENCY, MAX_CONCURRENCY, Order.COMPLETION, Trait.ASYNCHRONOUS_CLIENT);

    private Main() {}

    public static void main(String[] args) {
        System.exit(FlagsProgram.run(STYLE, args, Main::downloadMany));
    }

    static void downloadMany(List<String> codes, FlagDownloader downloader, int concurrency, Tally tally)
            throws InterruptedException {
        var inFlight = new Phaser(1); // the downloads in flight, and this thread
        Flux<Future<Download>> completed = Flux.fromIterable(codes)
                .flatMap(code -> Mono.defer(() -> download(code, downloader, inFlight, tally)), concurrency);
        try (Stream<Future<Download>> results = completed.toStream(concurrency)) {
            for (Iterator<Future<Download>> unread = results.iterator(); unread.hasNext(); ) {
                read(unread.next(), tally);
            }
        } catch (RuntimeException e) {
            if (Thread.interrupted()) { // Reactor wraps the InterruptedException
                throw (InterruptedException) new InterruptedException().initCause(e);
            }
            throw e;
        } finally {
            // Closing the stream has cancelled the requests. Wait for the flags that are being saved.
            inFlight.awaitAdvance(inFlight.arriveAndDeregister());
        }
    }

    /** Starts a download, on the thread that completes another one, and maybe while the stream is being closed. */
    @SuppressWarnings("FutureReturnValueIgnored") // The dependent stages cannot fail.
    private static Mono<Future<Download>> download(
            String code, FlagDownloader downloader, Phaser inFlight, Tally tally) {
        if (inFlight.register() < 0) {
            return Mono.empty(); // the program no longer waits for downloads
        }
        CompletableFuture<Download> future = downloader.downloadOneAsync(code);
        try {
            tally.scheduled(code, future);
        } finally {
            future.whenComplete((download, failure) -> inFlight.arriveAndDeregister());
        }
        // Reactor would log a download that fails just when it is cancelled. So failures are values for it.
        return Mono.<Future<Download>>fromFuture(future.handle((download, failure) -> future))
                .doOnCancel(() -> future.cancel(true));
    }

    private static void read(Future<Download> future, Tally tally) throws InterruptedException {
        try {
            tally.add(future, future.get());
        } catch (ExecutionException e) {
            tally.fail(future, e.getCause());
        }
    }
}
