package prices;

import commandline.CannotRunException;
import commandline.Console;
import commandline.ExitStatus;
import commandline.files.OutputFile;
import java.util.List;

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
            options.output().get().prepare();
        }
        try (PriceSite site = PriceSite.open(options.site(), options.client().timeout(), console.err())) {
            console.out().println("%s site: %s".formatted(site.label(), site.url()));
            Outcome outcome = lesson().run(new PriceClientSettings(site.url(), options.client()));
            save(outcome);
            return outcome.interrupted() ? ExitStatus.INTERRUPTED : ExitStatus.OK;
        }
    }

    private void save(Outcome outcome) throws CannotRunException {
        if (options.output().isEmpty()) {
            return;
        }
        OutputFile file = options.output().get();
        if (outcome.interrupted()) {
            console.out().println("Nothing was saved to " + file.path() + ", as the run was interrupted.");
            return;
        }
        List<Price> prices = outcome.pricesInOrder();
        file.write(out -> CsvFile.write(prices, out));
        String plural = prices.size() == 1 ? "" : "s";
        console.out().println("%s price%s saved to %s.".formatted(prices.size(), plural, file.path()));
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
