package atlas.common;

import atlas.common.AtlasReport.Run;
import commandline.CannotRunException;
import commandline.CommandLineProgram;
import commandline.Console;
import commandline.ExitStatus;
import countrycodes.CodeOptions;
import flags.common.FlagStore;
import flags.common.RunOptions;
import flags.common.Style;
import httpclient.ClientSettings;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import reporting.Display;
import reporting.FlightRecording;

/** An atlas program without its concurrency: command line, mirrors, progress, report, exit status. */
public final class AtlasProgram {
    /** Client and servers share the file descriptors of one process. */
    private static final int MAX_REQUESTS_EMBEDDED = 4000;

    private static final String ANY_NAME = ".+";

    private final Style style;
    private final MakeCards makeCards;
    private final AtlasOptions options;
    private final Console console;
    private final PrintStream jsonOut;

    private AtlasProgram(Style style, MakeCards makeCards, AtlasOptions options, Console console) {
        this.style = style;
        this.makeCards = makeCards;
        this.options = options;
        this.console = options.run().output().json() ? console.onErrOnly() : console;
        this.jsonOut = console.out();
    }

    /**
     * Runs an atlas program on the console of this process.
     *
     * @param style the style of the program
     * @param args the command line
     * @param makeCards the concurrency of the program
     * @return the exit status, one of {@link ExitStatus}
     */
    public static int run(Style style, String[] args, MakeCards makeCards) {
        return run(style, args, makeCards, Console.ofProcess());
    }

    /** Runs an atlas program on another console. */
    public static int run(Style style, String[] args, MakeCards makeCards, Console console) {
        var program = new CommandLineProgram(
                name(style),
                "Makes a card for each country: its name, and its flag from the fastest mirror.",
                List.of(CodeOptions.OPERAND),
                AtlasOptions.definition(style));
        return program.run(
                args,
                console,
                arguments -> new AtlasProgram(style, makeCards, AtlasOptions.of(style, arguments), console).run());
    }

    private static String name(Style style) {
        return "atlas-" + style.name();
    }

    private int run() throws CannotRunException, InterruptedException {
        var store = new FlagStore(options.run().output().destination(), ANY_NAME);
        store.prepare();
        try (Mirrors mirrors = Mirrors.open(options, console.err())) {
            int cards = options.run().codes().size();
            var run =
                    new Run(name(style), mirrors.list().size(), mirrors.embedded(), cards, concurrency(mirrors, cards));
            announce(mirrors, run);
            return FlightRecording.record(options.recording(), () -> makeCards(mirrors, store, run));
        }
    }

    private int concurrency(Mirrors mirrors, int cards) {
        int concurrency = Math.min(options.run().limits().concurrency(), cards);
        int max = MAX_REQUESTS_EMBEDDED / mirrors.requestsPerCard();
        if (mirrors.embedded() && concurrency > max) {
            console.err()
                    .println("%s embedded mirrors allow at most %s cards at once: start flag-server for more."
                            .formatted(mirrors.list().size(), max));
            return max;
        }
        return concurrency;
    }

    private int makeCards(Mirrors mirrors, FlagStore store, Run run) throws InterruptedException {
        RunOptions.Limits limits = options.run().limits();
        var settings =
                new ClientSettings(run.concurrency() * mirrors.requestsPerCard(), limits.timeout(), limits.maxTime());
        boolean verbose = options.run().output().verbose();
        try (Requests requests = Requests.with(style, settings)) {
            var execution = new InterruptibleRun();
            Display display = Display.of(console, verbose, run.cards(), run.concurrency());
            var atlas = new Atlas(mirrors.list(), requests, new RequestCounts(), execution::fail);
            var tally = new CardTally(store, display, execution::fail);
            long start = System.nanoTime();
            int status = execution.execute(
                    options.deadline(),
                    () -> makeCards.makeCards(options.run().codes(), atlas, run.concurrency(), tally));
            var elapsed = Duration.ofNanos(System.nanoTime() - start);
            display.close();
            // Printed before the client is closed: after Ctrl-C the JVM halts within seconds.
            print(new AtlasReport(run, tally.close(run.cards()), atlas.counts(), mirrors.inFlight(), elapsed));
            execution.throwFailure();
            return status;
        }
    }

    private void announce(Mirrors mirrors, Run run) {
        PrintStream out = console.out();
        mirrors.list().forEach(mirror -> out.println("Mirror: " + mirror.url()));
        out.println("Making %s card%s: %s"
                .formatted(
                        run.cards(),
                        run.cards() == 1 ? "" : "s",
                        CodeOptions.describe(options.run().codes())));
        out.println(
                run.concurrency() == 1
                        ? "1 card at a time will be in progress."
                        : run.concurrency() + " cards at once will be in progress.");
        out.println("Saving to " + options.run().output().destination());
    }

    private void print(AtlasReport report) {
        if (options.run().output().json()) {
            report.printJson(jsonOut);
        } else {
            report.print(console.out(), options.run().output().verbose());
        }
    }
}
