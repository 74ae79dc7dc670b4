package prices;

import flags.cli.CannotRunException;
import flags.cli.Console;
import flags.cli.ExitStatus;

/** The program, from its options to its end. */
final class PricesProgram {
    private final PricesOptions options;
    private final Console console;

    PricesProgram(PricesOptions options, Console console) {
        this.options = options;
        this.console = console;
    }

    /** Runs it, and returns the exit status. */
    int run() throws CannotRunException, InterruptedException {
        if (options.output().isPresent()) {
            new CsvFile(options.output().get()).prepare();
        }
        try (PriceSite site = PriceSite.open(options.site(), options.client().timeout(), console.err())) {
            console.out().println("%s site: %s".formatted(site.label(), site.url()));
            Outcome outcome = lesson().run(new PriceClientSettings(site.url(), options.client()));
            if (outcome.interrupted()) {
                return ExitStatus.INTERRUPTED;
            }
            if (options.output().isPresent()) {
                new CsvFile(options.output().get()).save(outcome.pricesInOrder());
            }
            return ExitStatus.OK;
        }
    }

    private Lesson lesson() {
        int workers = options.client().connections();
        return switch (options.style()) {
            case SINGLE -> new SingleLesson(options.executor(), SingleLesson.Waits.USUAL, console);
            case MAP -> new FuturesLesson(MapStyle::retrieve, "submission", workers, console);
            case AS_COMPLETED -> new FuturesLesson(AsCompletedStyle::retrieve, "completion", workers, console);
            case QUEUES -> new QueuesLesson(options.queues(), workers, console);
        };
    }
}
