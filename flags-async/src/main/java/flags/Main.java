package flags;

import flags.common.Download;
import flags.common.FlagDownloader;
import flags.common.FlagsProgram;
import flags.common.Style;
import flags.common.Style.Client;
import flags.common.Style.Order;
import flags.common.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * Downloads flags on an event loop: a few threads carry all requests and none waits for one. Main alone waits, at a
 * semaphore; what is to be done with a result or a failure is said beforehand and done when the future completes. Choose
 * it for very many calls where there are no virtual threads, or where all else is asynchronous too. Of the 16 threads of
 * the run below, most belong to the JVM and to the server inside; flags-threadpool has 211 for the same.
 *
 * <pre>
 * $ java -jar flags-async/target/flags-async.jar -s DELAY -e -m 200 --json
 * {"program":"flags-async","site":"DELAY","server":"embedded","codes":676,"concurrency":200,"ok":194,"notFound":482,"errors":0,"unfinished":0,"elapsedSeconds":2.188812,"idealSeconds":2.000000,"efficiency":0.9137,"meanReadLatencySeconds":0.000321,"peakThreads":16}
 * </pre>
 */
public final class Main {
    private static final int DEFAULT_CONCURRENCY = 5;
    private static final int MAX_CONCURRENCY = 1000;

    static final Style STYLE =
            new Style("async", DEFAULT_CONCURRENCY, MAX_CONCURRENCY, Order.COMPLETION, Client.ASYNCHRONOUS);

    private Main() {}

    public static void main(String[] args) {
        System.exit(FlagsProgram.run(STYLE, args, Main::downloadMany));
    }

    static void downloadMany(List<String> codes, FlagDownloader downloader, int concurrency, Tally tally)
            throws InterruptedException {
        var permits = new Semaphore(concurrency);
        List<CompletableFuture<Download>> futures = new ArrayList<>();
        try {
            for (String code : codes) {
                permits.acquire();
                CompletableFuture<Download> future = downloader.downloadOneAsync(code);
                futures.add(future);
                tally.scheduled(code, future);
                var unused = future.whenComplete((download, failure) -> {
                            if (failure == null) {
                                tally.add(download);
                            } else {
                                tally.fail(code, failure);
                            }
                        })
                        .whenComplete((download, failure) -> permits.release());
            }
            permits.acquire(concurrency);
        } catch (InterruptedException e) {
            futures.forEach(future -> future.cancel(true));
            // What has arrived already is not cancelled but saved and counted.
            permits.acquireUninterruptibly(concurrency);
            throw e;
        }
    }
}
