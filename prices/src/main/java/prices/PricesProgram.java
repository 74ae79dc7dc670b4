package prices;

import commandline.CannotRunException;
import commandline.Console;
import commandline.ExitStatus;
import commandline.files.OutputFile;
import java.util.List;
import prices.client.Price;
import prices.client.PriceClientSettings;
import prices.client.PriceSite;
import prices.futures.AsCompletedStyle;
import prices.futures.FuturesLesson;
import prices.futures.MapStyle;
import prices.futures.SingleLesson;
import prices.queues.QueuesLesson;
import prices.run.CsvFile;
import prices.run.RunResult;

/** Runs a style against a server and saves the prices. */
record PricesProgram(PricesOptions options, Console console) {
    /** Returns the exit status. */
    int run() throws CannotRunException, InterruptedException {
        if (options.output().isPresent()) {
            options.output().get().prepare();
        }
        try (PriceSite site = PriceSite.open(options.source(), options.client().timeout(), console.err())) {
            console.out().println("%s site: %s".formatted(site.label(), site.url()));
            RunResult result = run(new PriceClientSettings(site.url(), options.client()));
            if (options.output().isPresent()) {
                save(result, options.output().get());
            }
            if (result.abortCause().isPresent() && !result.isInterrupted()) {
                Throwable cause = result.abortCause().get();
                throw new CannotRunException("the run ended early: " + cause, cause);
            }
            return result.isInterrupted() ? ExitStatus.INTERRUPTED : ExitStatus.OK;
        }
    }

    private RunResult run(PriceClientSettings server) throws CannotRunException, InterruptedException {
        int threads = options.client().connections();
        return switch (options.style()) {
            case SINGLE -> new SingleLesson(options.executor(), SingleLesson.Waits.DEFAULT, console).run(server);
            case MAP -> new FuturesLesson(MapStyle::run, "submission", threads, console).run(server);
            case AS_COMPLETED -> new FuturesLesson(AsCompletedStyle::run, "completion", threads, console).run(server);
            case QUEUES -> new QueuesLesson(options.queues(), console).run(server);
        };
    }

    private void save(RunResult result, OutputFile file) throws CannotRunException {
        if (result.abortCause().isPresent()) {
            console.out().println("Nothing was saved to " + file.path() + ", because the run ended early.");
            return;
        }
        List<Price> prices = result.pricesInOrder();
        file.write(out -> CsvFile.write(prices, out));
        String plural = prices.size() == 1 ? "" : "s";
        console.out().println("%s price%s saved to %s.".formatted(prices.size(), plural, file.path()));
    }
}
