package flags;

import flags.common.Download;
import flags.common.DownloadException;
import flags.common.FlagDownloader;
import flags.common.FlagsProgram;
import flags.common.Style;
import flags.common.Style.Order;
import flags.common.Style.Trait;
import flags.common.Tally;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Gatherers;

/**
 * Downloads flags in a stream: {@code Gatherers.mapConcurrent} calls its function on virtual threads, and yields the results
 * in the order of the stream. It is the nearest thing to Python's {@code Executor.map}. Choose it for calls that take about
 * the same time, as one step of a stream.
 *
 * <p>A result keeps its slot until it is read, so one slow flag delays the start of others, and the spread of the delays
 * decides. Efficiency with {@code -e -m 30} on JDK 25, in alternating runs on two cores:
 *
 * <pre>
 * flag-server --delay   runs   flags-gatherer   flags-virtualthreads
 * 0.5                      3        0.98-0.99              0.98-0.99
 * 0.1..0.5                 3        0.58-0.60              0.91-0.92
 * 0.02..0.5                5        0.27-0.30              0.71-0.81
 * </pre>
 *
 * <p>Three more things differ from an executor. An exception would cancel the calls in progress, so failures are values
 * here. An interrupt takes effect after the calls in progress have ended. The threads have no names.
 *
 * <pre>
 * $ java -jar flags-gatherer/target/flags-gatherer.jar -s DELAY b
 * DELAY site: http://localhost:45681/flags
 * Searching for 26 flags: from BA to BZ
 * 26 concurrent connections will be used.
 * Saving to downloaded
 * --------------------
 *  17 flags downloaded.
 *   9 not found.
 * Elapsed time: 0.79s
 * </pre>
 */
public final class Main {
    private static final int DEFAULT_CONCURRENCY = 100;
    private static final int MAX_CONCURRENCY = 100_000;

    static final Style STYLE = new Style(
            "gatherer",
            DEFAULT_CONCURRENCY,
            MAX_CONCURRENCY,
            Order.SUBMISSION,
            Trait.DEFERS_INTERRUPTS,
            Trait.UNREAD_RESULTS_KEEP_SLOTS);

    private Main() {}

    public static void main(String[] args) {
        System.exit(FlagsProgram.run(STYLE, args, Main::downloadMany));
    }

    static void downloadMany(List<String> codes, FlagDownloader downloader, int concurrency, Tally tally)
            throws InterruptedException {
        codes.stream()
                .takeWhile(code -> !Thread.currentThread().isInterrupted())
                .gather(Gatherers.mapConcurrent(concurrency, code -> download(code, downloader, tally)))
                .forEach(Runnable::run);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Downloads one flag and returns an action that counts the result or the failure. */
    private static Runnable download(String code, FlagDownloader downloader, Tally tally) {
        try {
            Download download = downloader.downloadOne(code);
            return () -> tally.add(download);
        } catch (DownloadException | CancellationException | InterruptedException e) {
            return () -> tally.fail(code, e);
        }
    }
}
