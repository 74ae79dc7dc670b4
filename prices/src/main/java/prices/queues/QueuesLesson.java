package prices.queues;

import commandline.CannotRunException;
import commandline.Console;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import prices.client.Price;
import prices.client.PriceClient;
import prices.client.PriceClientSettings;
import prices.client.PriceJson;
import prices.client.PriceSource;
import prices.client.Query;
import prices.run.Report;
import prices.run.RunResult;
import prices.run.Workload;

/** A producer creates queries one by one, and many consumers answer them. */
public record QueuesLesson(QueuesOptions options, Console console) {
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 3, 1);
    private static final int SAMPLES = 2;

    /** Selects the same samples in every run. */
    private static final long SAMPLES_SEED = 1;

    /** Runs the queries and prints the result. */
    public RunResult run(PriceClientSettings server) throws CannotRunException, InterruptedException {
        try (var client = new PriceClient(server)) {
            var workload = new Workload(client.exchanges(), client.symbols(), FIRST_DAY, options.days());
            List<Query> queries = workload.queries();
            int consumers = options.consumers();
            console.out().println(workload.summary());
            console.out()
                    .println("1 producer, %s consumer%s and 1 monitor will be used."
                            .formatted(consumers, consumers == 1 ? "" : "s"));
            Queues queues = Queues.of(queries.size(), options.capacity());
            RunResult result = run(queries, queues, client);
            print(result, queues);
            return result;
        }
    }

    private RunResult run(List<Query> queries, Queues queues, PriceSource source) {
        var producer = new Producer(queues, queries, Pacer.every(options.pace()), options.consumers());
        try (QueueDisplay display = QueueDisplay.of(console, queries.size(), options.capacity())) {
            var pipeline = new Pipeline(queues, producer, source, new Monitor(queues, display));
            return RunResult.of(queries, () -> List.copyOf(queues.results()), pipeline::run);
        }
    }

    private void print(RunResult result, Queues queues) {
        PrintStream out = console.out();
        out.println("-".repeat(20));
        out.println("All futures done: "
                + (result.abortCause().isEmpty() ? "yes" : result.isInterrupted() ? "no, interrupted" : "no, failed"));
        out.println("TODO " + queues.todoSize());
        out.println("RESULTS " + queues.results().size());
        out.println("INFO " + queues.info().size());
        List<Price> samples = new ArrayList<>(result.pricesInOrder());
        Collections.shuffle(samples, new Random(SAMPLES_SEED));
        samples.stream().limit(SAMPLES).map(PriceJson::write).forEach(out::println);
        new Report(result, result.idealTime(options.consumers(), options.pace())).print(out);
    }
}
