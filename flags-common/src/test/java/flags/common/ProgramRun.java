package flags.common;

import static java.nio.charset.StandardCharsets.UTF_8;

import commandline.Console;
import flags.common.Style.Order;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a flags program and keeps what it prints. */
final class ProgramRun {
    static final DownloadMany NOTHING = (codes, downloader, concurrency, tally) -> {};

    private static final Style STYLE = new Style("some", 30, 10_000, Order.SUBMISSION);

    private final Path destination;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** @param destination for the flags, unless the arguments name another */
    ProgramRun(Path destination) {
        this.destination = destination;
    }

    static void oneAfterAnother(List<String> codes, FlagDownloader downloader, int concurrency, Tally tally)
            throws InterruptedException {
        for (String code : codes) {
            try {
                tally.add(downloader.downloadOne(code));
            } catch (DownloadException e) {
                tally.fail(code, e);
            }
        }
    }

    int run(DownloadMany downloadMany, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        if (!all.contains("-d")) {
            all.addAll(0, List.of("-d", destination.toString()));
        }
        var console = new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        return FlagsProgram.run(STYLE, all.toArray(String[]::new), downloadMany, console);
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }
}
