package flags;

import flags.common.Download;
import flags.common.DownloaderSettings;
import flags.common.FlagDownloader;
import flags.common.FlagsProgram;
import flags.common.Style;
import flags.common.Style.Order;
import flags.common.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import processpool.ProcessPoolExecutor;
import processpool.WorkerState;

/**
 * Downloads flags by a pool of worker processes and reads the results in the order of submission. Nobody should prefer
 * it for downloads: who waits needs no core of its own, and each worker is a JVM that starts, loads its classes and opens
 * its connections anew. In a race of twenty flags, five at once, it took 1.30 s where threads took 0.31 s, and four times
 * the CPU time (docs/figures.md). Choose processes for tasks that may crash, or must be stopped for sure. A failure
 * arrives as it does from threads; a crash of the worker is one more.
 *
 * <pre>
 * $ java -jar flags-processpool/target/flags-processpool.jar -s DELAY b
 * DELAY site: http://localhost:44941/flags
 * Searching for 26 flags: from BA to BZ
 * 4 concurrent connections will be used.
 * --------------------
 *  17 flags downloaded.
 *   9 not found.
 * Elapsed time: 4.48s
 * </pre>
 */
public final class Main {
    private static final int DEFAULT_CONCURRENCY = 4;
    private static final int MAX_CONCURRENCY = 64;

    static final Style STYLE = new Style("processpool", DEFAULT_CONCURRENCY, MAX_CONCURRENCY, Order.SUBMISSION);

    private Main() {}

    public static void main(String[] args) {
        System.exit(FlagsProgram.run(STYLE, args, Main::downloadMany));
    }

    static void downloadMany(List<String> codes, FlagDownloader downloader, int concurrency, Tally tally)
            throws InterruptedException {
        DownloaderSettings settings = downloader.settings();
        ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .name(STYLE.name())
                .workers(concurrency)
                .initializer(() -> new FlagDownloader(settings))
                .build();
        try {
            Map<Future<Download>, String> codeOf = new LinkedHashMap<>();
            for (String code : codes) {
                Future<Download> future =
                        pool.submit(() -> WorkerState.get(FlagDownloader.class).downloadOne(code));
                codeOf.put(future, code);
                tally.scheduled(code, future);
            }
            for (Future<Download> future : codeOf.keySet()) {
                try {
                    tally.add(future.get());
                } catch (ExecutionException e) {
                    tally.fail(codeOf.get(future), e.getCause());
                }
            }
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(5, TimeUnit.SECONDS);
        }
    }
}
