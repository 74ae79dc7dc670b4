package flags;

import flags.common.Download;
import flags.common.DownloaderSettings;
import flags.common.FlagDownloader;
import flags.common.FlagsProgram;
import flags.common.Style;
import flags.common.Style.Order;
import flags.common.Tally;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import processpool.ProcessPoolExecutor;
import processpool.WorkerState;

/**
 * Downloads flags on a pool of worker processes and reads the results in the order of submission. Do not choose it for
 * downloads: a call that waits needs no core of its own, and each worker is a JVM that starts, loads its classes and opens
 * its connections anew. In three races (cold, {@code race --rounds 1}) it took 2.5 to 2.6 s where flags-threadpool took
 * 0.3 s, and four to five times the CPU time. Choose processes for tasks that may crash or that must be killed. A failure
 * arrives wrapped in an ExecutionException, as from threads; so does the crash of a worker.
 *
 * <pre>
 * $ java -jar flags-processpool/target/flags-processpool.jar -s DELAY b
 * DELAY site: http://localhost:41353/flags
 * Searching for 26 flags: from BA to BZ
 * 4 concurrent connections will be used.
 * Saving to downloaded
 * --------------------
 *  17 flags downloaded.
 *   9 not found.
 * Elapsed time: 5.14s
 * </pre>
 */
public final class Main {
    private static final int DEFAULT_CONCURRENCY = 4;
    private static final int MAX_CONCURRENCY = 64;
    private static final int WINDOW_PER_SLOT = 10;

    static final Style STYLE = new Style("processpool", DEFAULT_CONCURRENCY, MAX_CONCURRENCY, Order.SUBMISSION);

    private Main() {}

    public static void main(String[] args) {
        System.exit(FlagsProgram.run(STYLE, args, Main::downloadMany));
    }

    static void downloadMany(List<String> codes, FlagDownloader downloader, int concurrency, Tally tally)
            throws InterruptedException {
        DownloaderSettings settings = downloader.settings().sharedBy(concurrency);
        ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .name(STYLE.name())
                .workers(concurrency)
                .jvmOptions("-XX:TieredStopAtLevel=1") // C1 only: each worker compiles the same code again
                .initializer(() -> new FlagDownloader(settings))
                .build();
        try {
            Deque<Future<Download>> unread = new ArrayDeque<>();
            for (String code : codes) {
                if (unread.size() == WINDOW_PER_SLOT * concurrency) {
                    read(unread.remove(), tally);
                }
                Future<Download> future =
                        pool.submit(() -> WorkerState.get(FlagDownloader.class).downloadOne(code));
                tally.scheduled(code, future);
                unread.add(future);
            }
            while (!unread.isEmpty()) {
                read(unread.remove(), tally);
            }
        } finally {
            pool.shutdownNow();
            if (!pool.awaitTermination(5, TimeUnit.SECONDS)) {
                tally.warn("A worker process is still running.");
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
