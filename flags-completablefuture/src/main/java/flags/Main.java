package flags;

import flags.common.Download;
import flags.common.DownloadException;
import flags.common.FlagDownloader;
import flags.common.FlagsProgram;
import flags.common.Style;
import flags.common.Style.Order;
import flags.common.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Downloads flags on a pool of platform threads and composes the steps: {@code supplyAsync} downloads, {@code handle} counts
 * the result or the failure, {@code allOf} combines the last ones. Choose it if other steps follow, and if no thread should
 * wait for them. A failure arrives wrapped in a CompletionException.
 *
 * <p>Always name the executor of a call that blocks. The default is the common pool. Its size follows the number of cores
 * (in JDK 25, two cores make one thread), and all other code in the process uses it too. {@code CompletableFuture.cancel}
 * interrupts no thread; {@code shutdownNow} does.
 *
 * <pre>
 * $ java -jar flags-completablefuture/target/flags-completablefuture.jar -s DELAY b
 * DELAY site: http://localhost:32927/flags
 * Searching for 26 flags: from BA to BZ
 * 26 concurrent connections will be used.
 * Saving to downloaded
 * --------------------
 *  17 flags downloaded.
 *   9 not found.
 * Elapsed time: 0.76s
 * </pre>
 */
public final class Main {
    private static final int DEFAULT_CONCURRENCY = 30;
    private static final int MAX_CONCURRENCY = 1000;

    static final Style STYLE = new Style("completablefuture", DEFAULT_CONCURRENCY, MAX_CONCURRENCY, Order.COMPLETION);

    private Main() {}

    public static void main(String[] args) {
        System.exit(FlagsProgram.run(STYLE, args, Main::downloadMany));
    }

    static void downloadMany(List<String> codes, FlagDownloader downloader, int concurrency, Tally tally)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(concurrency, STYLE.threadFactory());
        try {
            var permits = new Semaphore(concurrency);
            List<CompletableFuture<Void>> inFlight = new ArrayList<>();
            for (String code : codes) {
                permits.acquire();
                inFlight.removeIf(stage -> stage.isDone() && stage.join() == null); // join throws if counting failed
                CompletableFuture<Download> future =
                        CompletableFuture.supplyAsync(() -> download(code, downloader), pool);
                tally.scheduled(code, future);
                inFlight.add(future.handle((download, failure) -> count(future, download, failure, tally))
                        .whenComplete((nothing, failure) -> permits.release()));
            }
            permits.acquire(concurrency); // unlike join, it can be interrupted
            CompletableFuture.allOf(inFlight.toArray(CompletableFuture[]::new)).join();
        } finally {
            pool.shutdownNow();
            if (!pool.awaitTermination(1, TimeUnit.SECONDS)) {
                tally.warn("A download is still running.");
            }
        }
    }

    /** Downloads one flag. A supplier cannot throw checked exceptions. */
    private static Download download(String code, FlagDownloader downloader) {
        try {
            return downloader.downloadOne(code);
        } catch (DownloadException | InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private static Void count(CompletableFuture<Download> future, Download download, Throwable failure, Tally tally) {
        if (failure == null) {
            tally.add(future, download);
        } else {
            tally.fail(future, failure.getCause());
        }
        return null;
    }
}
