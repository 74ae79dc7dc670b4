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
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Downloads each flag on a virtual thread of its own. Virtual threads are cheap, so they are not pooled: a semaphore limits
 * the requests instead. Choose it for any number of blocking calls, with code as simple as for one call.
 *
 * <pre>
 * $ java -jar flags-virtualthreads/target/flags-virtualthreads.jar -s DELAY -a
 * DELAY site: http://localhost:34229/flags
 * Searching for 194 flags: from AD to ZW
 * 100 concurrent connections will be used.
 * Saving to downloaded
 * --------------------
 * 194 flags downloaded.
 * Elapsed time: 1.37s
 * </pre>
 */
public final class Main {
    private static final int DEFAULT_CONCURRENCY = 100;
    private static final int MAX_CONCURRENCY = 100_000;
    private static final int WINDOW_PER_SLOT = 10;

    static final Style STYLE = new Style("virtualthreads", DEFAULT_CONCURRENCY, MAX_CONCURRENCY, Order.SUBMISSION);

    private Main() {}

    public static void main(String[] args) {
        System.exit(FlagsProgram.run(STYLE, args, Main::downloadMany));
    }

    static void downloadMany(List<String> codes, FlagDownloader downloader, int concurrency, Tally tally)
            throws InterruptedException {
        var permits = new Semaphore(concurrency);
        var threads = Thread.ofVirtual().name(STYLE.name() + "-", 1).factory();
        try (var executor = Executors.newThreadPerTaskExecutor(threads)) {
            try {
                Deque<Future<Download>> unread = new ArrayDeque<>();
                for (String code : codes) {
                    if (unread.size() == WINDOW_PER_SLOT * concurrency) {
                        read(unread.remove(), tally);
                    }
                    Future<Download> future = executor.submit(() -> {
                        permits.acquire();
                        try {
                            return downloader.downloadOne(code);
                        } finally {
                            permits.release();
                        }
                    });
                    tally.scheduled(code, future);
                    unread.add(future);
                }
                while (!unread.isEmpty()) {
                    read(unread.remove(), tally);
                }
            } catch (InterruptedException | RuntimeException | Error e) {
                executor.shutdownNow(); // close alone would wait for every download
                throw e;
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
