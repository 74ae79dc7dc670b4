package flags;

import flags.common.DownloadException;
import flags.common.FlagDownloader;
import flags.common.FlagsProgram;
import flags.common.Style;
import flags.common.Style.Order;
import flags.common.Tally;
import java.util.List;

/**
 * Downloads flags one after another: each download starts when the previous one has ended, and a failure is thrown where
 * the call is made. Choose it as long as it is fast enough. The other styles are compared with it.
 *
 * <pre>
 * $ java -jar flags-sequential/target/flags-sequential.jar -s DELAY b
 * DELAY site: http://localhost:46645/flags
 * Searching for 26 flags: from BA to BZ
 * 1 connection will be used.
 * Saving to downloaded
 * --------------------
 *  17 flags downloaded.
 *   9 not found.
 * Elapsed time: 13.35s
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
