package flags;

import flags.common.Download;
import flags.common.FlagDownloader;
import flags.common.FlagsProgram;
import flags.common.Style;
import flags.common.Style.Order;
import flags.common.Tally;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Downloads flags on a pool of platform threads and reads the results in the order of submission. Choose it for a moderate
 * number of blocking calls whose order matters: {@code Future.get} waits for its own download, so one slow flag delays the
 * results behind it, but not their downloads. A failure arrives wrapped in an ExecutionException.
 *
 * <p>The queue of an executor is unbounded. The window of unread futures bounds it, and with it the memory, however long the
 * list is; ten futures per thread keep the threads busy while a slow flag is read.
 *
 * <pre>
 * $ java -jar flags-threadpool/target/flags-threadpool.jar -s DELAY b
 * DELAY site: http://localhost:34503/flags
 * Searching for 26 flags: from BA to BZ
 * 26 concurrent connections will be used.
 * Saving to downloaded
 * --------------------
 *  17 flags downloaded.
 *   9 not found.
 * Elapsed time: 0.70s
 * </pre>
 */
public final class Main {
    private static final int DEFAULT_CONCURRENCY = 30;
    private static final int MAX_CONCURRENCY = 1000;
    private static final int WINDOW_PER_SLOT = 10;

    static final Style STYLE = new Style("threadpool", DEFAULT_CONCURRENCY, MAX_CONCURRENCY, Order.SUBMISSION);

    private Main() {}

    public static void main(String[] args) {
        System.exit(FlagsProgram.run(STYLE, args, Main::downloadMany));
    }

    static void downloadMany(List<String> codes, FlagDownloader downloader, int concurrency, Tally tally)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(concurrency, STYLE.threadFactory());
        try {
            Deque<Future<Download>> unread = new ArrayDeque<>();
            for (String code : codes) {
                if (unread.size() == WINDOW_PER_SLOT * concurrency) {
                    read(unread.remove(), tally);
                }
                Future<Download> future = pool.submit(() -> downloader.downloadOne(code));
                tally.scheduled(code, future);
                unread.add(future);
            }
            while (!unread.isEmpty()) {
                read(unread.remove(), tally);
            }
        } finally {
            pool.shutdownNow();
            if (!pool.awaitTermination(1, TimeUnit.SECONDS)) {
                tally.warn("A download is still running.");
            }
        }
    }

    private static void read(Future<Download> future, Tally tally) throws InterruptedException {
        try {
            tally.add(future, future.get());
        } catch (ExecutionException e) {
            tally.fail(future, e.getCause());
        }
    }
}
