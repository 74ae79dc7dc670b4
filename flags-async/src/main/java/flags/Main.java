package flags;

import flags.common.Download;
import flags.common.FlagDownloader;
import flags.common.FlagsProgram;
import flags.common.Style;
import flags.common.Style.Order;
import flags.common.Style.Trait;
import flags.common.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Downloads flags on an event loop: a few threads handle all requests, and none waits for a response. Only the main thread
 * waits, for a permit before each request. Callbacks count each result or failure. Choose it for very many calls where
 * virtual threads are not available, or where the other code is asynchronous too.
 *
 * <p>Most of the 15 threads in this run belong to the JVM and to the embedded server. flags-threadpool has 210.
 *
 * <pre>
 * $ java -jar flags-async/target/flags-async.jar -s DELAY -e -m 200 --json
 * {"program":"flags-async","site":"DELAY","server":"embedded","codes":676,"concurrency":200,"ok":194,"notFound":482,"errors":0,"unfinished":0,"retries":0,"elapsedSeconds":2.503741,"idealSeconds":2.000000,"efficiency":0.7988,"meanReadLatencySeconds":0.000179,"peakThreads":15}
 * </pre>
 */
public final class Main {
    private static final int DEFAULT_CONCURRENCY = 5;
    private static final int MAX_CONCURRENCY = 1000;
    private static final int WINDOW_PER_SLOT = 10;

    static final Style STYLE =
            new Style("async", DEFAULT_CONCURRENCY, MAX_CONCURRENCY, Order.COMPLETION, Trait.ASYNCHRONOUS_CLIENT);

    private Main() {}

    public static void main(String[] args) {
        System.exit(FlagsProgram.run(STYLE, args, Main::downloadMany));
    }

    static void downloadMany(List<String> codes, FlagDownloader downloader, int concurrency, Tally tally)
            throws InterruptedException {
        var permits = new Semaphore(concurrency);
        var countingFailure = new CompletableFuture<Void>();
        List<CompletableFuture<Download>> futures = new ArrayList<>();
        try {
            for (String code : codes) {
                permits.acquire();
                countingFailure.getNow(null); // throws if a callback has failed to count its result
                if (futures.size() == WINDOW_PER_SLOT * concurrency) {
                    futures.removeIf(Future::isDone);
                }
                CompletableFuture<Download> future = downloader.downloadOneAsync(code);
                tally.scheduled(code, future);
                futures.add(future);
                future.handle((download, failure) -> {
                            if (failure == null) {
                                tally.add(future, download);
                            } else {
                                tally.fail(future, failure);
                            }
                            permits.release();
                            return null;
                        })
                        .exceptionally(failure -> {
                            countingFailure.completeExceptionally(failure);
                            permits.release();
                            return null;
                        });
            }
            permits.acquire(concurrency);
            countingFailure.getNow(null);
        } catch (InterruptedException | RuntimeException | Error e) {
            futures.forEach(future -> future.cancel(true));
            // A flag that is being saved cannot be cancelled: wait for it.
            futures.forEach(future -> future.handle((download, failure) -> null).join());
            throw e;
        }
    }
}
