package flags;

import flags.common.Download;
import flags.common.FlagDownloader;
import flags.common.FlagsProgram;
import flags.common.Style;
import flags.common.Style.Order;
import flags.common.Tally;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Downloads flags on a pool of platform threads and reads the results in the order of completion: {@code take} returns the
 * next future that is done. Choose it when each result is used as soon as it is available.
 *
 * <pre>
 * $ java -jar flags-ascompleted/target/flags-ascompleted.jar -s DELAY -v -m 3 BR CN ID IN US
 * DELAY site: http://localhost:46489/flags
 * Searching for 5 flags: BR, CN, ID, IN, US
 * 3 concurrent connections will be used.
 * Saving to downloaded
 * BR scheduled: running
 * CN scheduled: running
 * ID scheduled: running
 * IN scheduled: waiting
 * US scheduled: waiting
 * ID completed: OK after 0.66 s
 * ID OK
 * BR completed: OK after 0.66 s
 * BR OK
 * CN completed: OK after 0.66 s
 * CN OK
 * IN completed: OK after 0.51 s
 * IN OK
 * US completed: OK after 0.51 s
 * US OK
 * --------------------
 *   5 flags downloaded.
 * Elapsed time: 1.18s
 * </pre>
 */
public final class Main {
    private static final int DEFAULT_CONCURRENCY = 30;
    private static final int MAX_CONCURRENCY = 1000;
    private static final int WINDOW_PER_SLOT = 10;

    static final Style STYLE = new Style("ascompleted", DEFAULT_CONCURRENCY, MAX_CONCURRENCY, Order.COMPLETION);

    private Main() {}

    public static void main(String[] args) {
        System.exit(FlagsProgram.run(STYLE, args, Main::downloadMany));
    }

    static void downloadMany(List<String> codes, FlagDownloader downloader, int concurrency, Tally tally)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(concurrency, STYLE.threadFactory());
        try {
            CompletionService<Download> completion = new ExecutorCompletionService<>(pool);
            int unread = 0;
            for (String code : codes) {
                if (unread == WINDOW_PER_SLOT * concurrency) {
                    read(completion.take(), tally);
                    unread--;
                }
                Future<Download> future = completion.submit(() -> downloader.downloadOne(code));
                tally.scheduled(code, future);
                unread++;
            }
            for (; unread > 0; unread--) {
                read(completion.take(), tally);
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
