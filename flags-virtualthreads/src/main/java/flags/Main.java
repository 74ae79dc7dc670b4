package flags;

import flags.common.Download;
import flags.common.FlagDownloader;
import flags.common.FlagsProgram;
import flags.common.Style;
import flags.common.Style.Order;
import flags.common.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Downloads flags by a virtual thread each, which costs so little that none is pooled: a semaphore bounds the requests.
 * Choose it for blocking calls in any number, written as if there were only one.
 *
 * <pre>
 * $ java -jar flags-virtualthreads/target/flags-virtualthreads.jar -s DELAY -a
 * DELAY site: http://localhost:43561/flags
 * Searching for 194 flags: from AD to ZW
 * 100 concurrent connections will be used.
 * --------------------
 * 194 flags downloaded.
 * Elapsed time: 1.50s
 * </pre>
 */
public final class Main {
    private static final int DEFAULT_CONCURRENCY = 100;
    private static final int MAX_CONCURRENCY = 100_000;

    static final Style STYLE = new Style("virtualthreads", DEFAULT_CONCURRENCY, MAX_CONCURRENCY, Order.SUBMISSION);

    private Main() {}

    public static void main(String[] args) {
        System.exit(FlagsProgram.run(STYLE, args, Main::downloadMany));
    }

    static void downloadMany(List<String> codes, FlagDownloader downloader, int concurrency, Tally tally)
            throws InterruptedException {
        var permits = new Semaphore(concurrency);
        var executor = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(STYLE.name() + "-", 1).factory());
        try {
            Map<Future<Download>, String> codeOf = new LinkedHashMap<>();
            for (String code : codes) {
                Future<Download> future = executor.submit(() -> {
                    permits.acquire();
                    try {
                        return downloader.downloadOne(code);
                    } finally {
                        permits.release();
                    }
                });
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
            executor.shutdownNow();
            executor.close();
        }
    }
}
