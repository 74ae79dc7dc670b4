package flags.common;

import commandline.CannotRunException;
import commandline.CommandLineProgram;
import commandline.Console;
import commandline.ExitStatus;
import commandline.Progress;
import flags.common.Report.Run;
import flags.common.Report.Times;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A flags program, but for its concurrency. */
public final class FlagsProgram {
    private static final int MAX_CONCURRENCY_REMOTE = 5;

    /** Client and server then share the file descriptors of one process. */
    private static final int MAX_CONCURRENCY_EMBEDDED = 4000;

    private static final int MAX_CODES_LISTED = 10;

    private final Style style;
    private final DownloadMany downloadMany;
    private final FlagsOptions options;
    private final Console console;
    private final PrintStream jsonOut;

    private FlagsProgram(Style style, DownloadMany downloadMany, FlagsOptions options, Console console) {
        this.style = style;
        this.downloadMany = downloadMany;
        this.options = options;
        this.console = options.output().json() ? console.onErrOnly() : console;
        this.jsonOut = console.out();
    }

    /**
     * Runs a flags program from its command line to its report, on the console of this process.
     *
     * @param style of its concurrency
     * @param args the command line
     * @param downloadMany its concurrency
     * @return the exit status, one of {@link ExitStatus}
     */
    public static int run(Style style, String[] args, DownloadMany downloadMany) {
        return run(style, args, downloadMany, Console.ofProcess());
    }

    /** The same on another console. */
    public static int run(Style style, String[] args, DownloadMany downloadMany, Console console) {
        var program = new CommandLineProgram(
                style.program(), "Downloads the flags of countries.", "[CC ...]", FlagsOptions.definition());
        return program.run(
                args,
                console,
                arguments -> new FlagsProgram(style, downloadMany, FlagsOptions.of(style, arguments), console).run());
    }

    private int run() throws CannotRunException, InterruptedException {
        new FlagStore(options.output().destination()).prepare();
        try (Site site = Site.open(options.source(), options.limits().timeout(), console.err())) {
            return download(site);
        }
    }

    private int download(Site site) throws CannotRunException {
        List<String> codes = options.selection().downloads();
        var run = new Run(
                style.program(),
                site.label(),
                site.embedded().isPresent(),
                codes.size(),
                concurrency(site, codes.size()));
        announce(site, run);
        Optional<Path> file = options.output().recording();
        if (file.isEmpty()) {
            return rounds(site, codes, run);
        }
        FlightRecording recording = FlightRecording.start(file.get());
        int status = rounds(site, codes, run);
        if (status != ExitStatus.INTERRUPTED) {
            recording.stop();
        }
        return status;
    }

    private int rounds(Site site, List<String> codes, Run run) {
        int status = ExitStatus.OK;
        for (int round = 0; round < options.selection().rounds() && status == ExitStatus.OK; round++) {
            status = round(site, codes, run);
        }
        return status;
    }

    /** One round has nothing of the one before, but for a JVM that has become warm. */
    private int round(Site site, List<String> codes, Run run) {
        try (var downloader = new FlagDownloader(settings(site, run.concurrency()))) {
            downloader.prepare(style.client());
            Outcome outcome = download(codes, downloader, run);
            // Before the downloader is closed: after Ctrl-C there is not all the time of the world.
            print(outcome.report());
            return outcome.interrupted() ? ExitStatus.INTERRUPTED : ExitStatus.OK;
        }
    }

    private record Outcome(Report report, boolean interrupted) {}

    private Outcome download(List<String> codes, FlagDownloader downloader, Run run) {
        try (Display display = display(run.downloads())) {
            var tally = new Tally(display);
            boolean interrupted = false;
            long start = System.nanoTime();
            try {
                downloadMany.downloadMany(codes, downloader, run.concurrency(), tally);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            var elapsed = Duration.ofNanos(System.nanoTime() - start);
            tally.settle();
            var times = new Times(elapsed, tally.idealTime(codes, run.concurrency()), tally.meanReadLatency());
            return new Outcome(Report.of(run, tally, times), interrupted);
        }
    }

    private int concurrency(Site site, int downloads) {
        int concurrency = Math.min(options.limits().concurrency(), downloads);
        if (site.label().equals(ServerLabel.REMOTE.name()) && concurrency > MAX_CONCURRENCY_REMOTE) {
            console.err().println("REMOTE is somebody's small site: 5 connections are the most that is used there.");
            return MAX_CONCURRENCY_REMOTE;
        }
        if (site.embedded().isPresent() && concurrency > MAX_CONCURRENCY_EMBEDDED) {
            console.err().println("With the server inside, 4000 connections are the most: start flag-server for more.");
            return MAX_CONCURRENCY_EMBEDDED;
        }
        return concurrency;
    }

    private DownloaderSettings settings(Site site, int concurrency) {
        return new DownloaderSettings(
                site.url(),
                options.output().destination().toString(),
                concurrency,
                options.limits().timeout(),
                options.limits().maxTime());
    }

    private Display display(int downloads) {
        return options.output().verbose() ? Display.ofLines(console) : Display.ofBar(Progress.of(console, downloads));
    }

    private void announce(Site site, Run run) {
        List<String> codes = options.selection().codes();
        int repeat = options.selection().repeat();
        console.out().println("%s site: %s".formatted(site.label(), site.url()));
        console.out()
                .println("Searching for %s flag%s: %s%s"
                        .formatted(
                                run.downloads(),
                                run.downloads() == 1 ? "" : "s",
                                codes.size() <= MAX_CODES_LISTED
                                        ? String.join(", ", codes)
                                        : "from %s to %s".formatted(codes.get(0), codes.get(codes.size() - 1)),
                                repeat == 1 ? "" : ", %s times over".formatted(repeat)));
        console.out()
                .println(
                        run.concurrency() == 1
                                ? "1 connection will be used."
                                : run.concurrency() + " concurrent connections will be used.");
    }

    private void print(Report report) {
        if (options.output().json()) {
            report.printJson(jsonOut);
        } else {
            report.print(console.out());
        }
    }
}
