package flags;

import flags.common.DownloadException;
import flags.common.FlagDownloader;
import flags.common.FlagsProgram;
import flags.common.Style;
import flags.common.Style.Order;
import flags.common.Tally;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;

/**
 * Downloads flags as subtasks of a scope. The scope ends when its last subtask has ended, so none is left behind, and an
 * interrupt of the owner cancels all. Each subtask counts its own result, so a failed flag does not cancel the others.
 * Choose it for subtasks of one task, once the API is final: this is the fifth preview, in JDK 25 (JEP 505).
 *
 * <p>In JDK 27 (JEP 533) {@code join} throws a checked exception unless the joiner has an exception supplier:
 * {@code awaitAllSuccessfulOrThrow(CompletionException::new)}. Nothing else changes here.
 *
 * <pre>
 * $ java --enable-preview -jar flags-structured/target/flags-structured.jar -s ERROR -e
 * ERROR site: http://localhost:38691/flags
 * Searching for 676 flags: from AA to ZZ
 * 100 concurrent connections will be used.
 * Saving to downloaded
 * --------------------
 * 150 flags downloaded.
 * 361 not found.
 * 165 errors.
 *     Run with -v to see the reason for each error.
 * Elapsed time: 4.01s
 * </pre>
 */
public final class Main {
    private static final int DEFAULT_CONCURRENCY = 100;
    private static final int MAX_CONCURRENCY = 100_000;

    static final Style STYLE = new Style("structured", DEFAULT_CONCURRENCY, MAX_CONCURRENCY, Order.COMPLETION);

    private Main() {}

    public static void main(String[] args) {
        System.exit(FlagsProgram.run(STYLE, args, Main::downloadMany));
    }

    static void downloadMany(List<String> codes, FlagDownloader downloader, int concurrency, Tally tally)
            throws InterruptedException {
        var permits = new Semaphore(concurrency);
        var threads = Thread.ofVirtual().name(STYLE.name() + "-", 1).factory();
        try (var scope = StructuredTaskScope.open(
                Joiner.awaitAllSuccessfulOrThrow(), configuration -> configuration.withThreadFactory(threads))) {
            for (String code : codes) {
                if (scope.isCancelled()) {
                    break; // a cancelled scope runs no more subtasks, so their permits would never come back
                }
                permits.acquire();
                scope.fork(() -> {
                    try {
                        tally.add(downloader.downloadOne(code));
                    } catch (DownloadException e) {
                        tally.fail(code, e);
                    } finally {
                        permits.release();
                    }
                    return null;
                });
            }
            scope.join();
        }
    }
}
