package flags.common;

import commandline.CannotRunException;
import commandline.CommandLineProgram;
import commandline.Console;
import commandline.ExitStatus;
import commandline.ShutdownHook;
import countrycodes.CodeOptions;
import flags.common.Report.Run;
import flags.common.Report.Times;
import httpclient.ClientSettings;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import reporting.Display;
import reporting.FlightRecording;

/** A flags program without its concurrency: command line, server, progress, report, exit status. */
public final class FlagsProgram {
    private static final int MAX_CONCURRENCY_REMOTE = 5;

    /** Client and server share the file descriptors of one process. */
    private static final int MAX_CONCURRENCY_EMBEDDED = 4000;

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
     * Runs a flags program on the console of this process.
     *
     * @param style the style of the program
     * @param args the command line
     * @param downloadMany the concurrency of the program
     * @return the exit status, one of {@link ExitStatus}
     */
    public static int run(Style style, String[] args, DownloadMany downloadMany) {
        return run(style, args, downloadMany, Console.ofProcess());
    }

    /** Runs a flags program on another console. */
    public static int run(Style style, String[] args, DownloadMany downloadMany, Console console) {
        var program = new CommandLineProgram(
                style.program(),
                "Downloads the flags of countries.",
                List.of(CodeOptions.OPERAND),
                FlagsOptions.definition(style));
        return program.run(
                args,
                console,
                arguments -> new FlagsProgram(style, downloadMany, FlagsOptions.of(style, arguments), console).run());
    }

    private int run() throws CannotRunException, InterruptedException {
        new FlagStore(options.output().destination(), FlagDownloader.CODES).prepare();
        try (Site site = Site.open(options.source(), options.client().timeout(), console.err())) {
            List<String> codes = options.selection().downloads();
            var run = new Run(
                    style.program(),
                    site.label(),
                    site.embedded().isPresent(),
                    codes.size(),
                    concurrency(site, codes.size()));
            announce(site, run);
            return FlightRecording.record(options.recording(), () -> rounds(site, codes, run));
        }
    }

    private int rounds(Site site, List<String> codes, Run run) {
        int status = ExitStatus.OK;
        for (int round = 0; round < options.selection().rounds() && status == ExitStatus.OK; round++) {
            status = round(site, codes, run);
        }
        return status;
    }

    /** Runs one round. Rounds share nothing but a JVM that warms up. */
    private int round(Site site, List<String> codes, Run run) {
        try (var downloader = new FlagDownloader(settings(site, run.concurrency()))) {
            downloader.prepare(style);
            // Otherwise Ctrl-C would not end a style that cannot be interrupted.
            var cancellation = new ShutdownHook("cancel-downloads", downloader::cancel);
            try {
                return download(codes, downloader, run);
            } finally {
                cancellation.close();
            }
        }
    }

    private int download(List<String> codes, FlagDownloader downloader, Run run) {
        Display display = display(run);
        var tally = new Tally(display);
        long start = System.nanoTime();
        try {
            downloadMany.downloadMany(codes, downloader, run.concurrency(), tally);
            return ExitStatus.OK;
        } catch (InterruptedException | CancellationException e) {
            return ExitStatus.INTERRUPTED;
        } catch (RuntimeException e) {
            if (e.getCause() instanceof CancellationException) {
                return ExitStatus.INTERRUPTED;
            }
            if (e.getCause() instanceof Error error) {
                throw error; // thrown on another thread
            }
            throw e;
        } finally {
            var elapsed = Duration.ofNanos(System.nanoTime() - start);
            tally.addUnread();
            display.close();
            var times = new Times(elapsed, idealTime(codes, run, tally), tally.meanReadLatency());
            // Printed before the downloader is closed: after Ctrl-C the JVM halts within seconds.
            print(Report.of(run, tally, times));
        }
    }

    /** Returns the ideal time, which is unknown if requests are repeated or rejected, or wait for the rate. */
    private Optional<Duration> idealTime(List<String> codes, Run run, Tally tally) {
        ClientSettings client = options.client();
        boolean known = client.retryPolicy().maxRetries() == 0
                && client.maxRate() == Double.POSITIVE_INFINITY
                && !run.label().equals(ServerLabel.BUSY.name());
        return known ? tally.idealTime(codes, run.concurrency()) : Optional.empty();
    }

    private int concurrency(Site site, int downloads) {
        int concurrency = Math.min(options.client().connections(), downloads);
        if (site.label().equals(ServerLabel.REMOTE.name()) && concurrency > MAX_CONCURRENCY_REMOTE) {
            console.err().println("REMOTE is a small public site: at most 5 connections are used.");
            return MAX_CONCURRENCY_REMOTE;
        }
        if (site.embedded().isPresent() && concurrency > MAX_CONCURRENCY_EMBEDDED) {
            console.err().println("An embedded server allows at most 4000 connections: start flag-server for more.");
            return MAX_CONCURRENCY_EMBEDDED;
        }
        return concurrency;
    }

    private DownloaderSettings settings(Site site, int concurrency) {
        ClientSettings client = options.client().withConnections(concurrency);
        return new DownloaderSettings(site.url(), options.output().destination().toString(), client);
    }

    private Display display(Run run) {
        return Display.of(console, options.output().verbose(), run.downloads(), run.concurrency());
    }

    private void announce(Site site, Run run) {
        List<String> codes = options.selection().codes();
        int repeat = options.selection().repeat();
        String flags = run.downloads() == 1 ? "flag" : "flags";
        String repeated = repeat == 1 ? "" : ", %s times over".formatted(repeat);
        PrintStream out = console.out();
        out.println("%s site: %s".formatted(site.label(), site.url()));
        out.println(
                "Searching for %s %s: %s%s".formatted(run.downloads(), flags, CodeOptions.describe(codes), repeated));
        out.println(
                run.concurrency() == 1
                        ? "1 connection will be used."
                        : run.concurrency() + " concurrent connections will be used.");
        out.println("Saving to " + options.output().destination());
    }

    private void print(Report report) {
        if (options.output().json()) {
            report.printJson(jsonOut);
        } else {
            report.print(console.out(), options.output().verbose());
        }
    }
}
