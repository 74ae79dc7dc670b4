package flags;

import flags.common.DownloadException;
import flags.common.FlagDownloader;
import flags.common.FlagsProgram;
import flags.common.Style;
import flags.common.Style.Order;
import flags.common.Tally;
import java.util.List;

/**
 * Downloads flags one after another: the style to measure all others against, and the one to choose while it is fast
 * enough. Each download begins when the one before has ended, and fails where it is called.
 *
 * <pre>
 * $ java -jar flags-sequential/target/flags-sequential.jar -s DELAY -l 10
 * </pre>
 */
public final class Main {
    private static final int DEFAULT_CONCURRENCY = 1;
    private static final int MAX_CONCURRENCY = 1;

    static final Style STYLE = new Style("sequential", DEFAULT_CONCURRENCY, MAX_CONCURRENCY, Order.SUBMISSION);

    private Main() {}

    public static void main(String[] args) {
        System.exit(FlagsProgram.run(STYLE, args, Main::downloadMany));
    }

    static void downloadMany(List<String> codes, FlagDownloader downloader, int concurrency, Tally tally)
            throws InterruptedException {
        for (String code : codes) {
            try {
                tally.add(downloader.downloadOne(code));
            } catch (DownloadException e) {
                tally.fail(code, e);
            }
        }
    }
}
