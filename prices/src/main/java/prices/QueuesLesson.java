package prices;

import commandline.CannotRunException;
import commandline.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import prices.PricesOptions.QueuesOptions;

/**
 * Queries that come into being one by one and are worked off by many consumers.
 *
 * @param options what the queues are fed with
 * @param consumers at least 1
 */
record QueuesLesson(QueuesOptions options, int consumers, Console console) implements Lesson {
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 3, 1);
    private static final int SAMPLES = 2;

    /** The same samples in every run. */
    private static final long SAMPLES_SEED = 1;

    @Override
    public Outcome run(PriceClientSettings server) throws CannotRunException, InterruptedException {
        try (var client = new PriceClient(server)) {
            var workload = new Workload(client.exchanges(), client.symbols(), FIRST_DAY, options.days());
            console.out().println(workload.summary());
            console.out()
                    .println("1 producer, %s consumer%s and 1 monitor will be used."
                            .formatted(consumers, consumers == 1 ? "" : "s"));
            return work(workload.queries(), client);
        }
    }

    private Outcome work(List<Query> queries, PriceSource source) {
        Queues queues = Queues.of(queries.size(), options.capacity());
        var producer = new Producer(queues, queries, Pace.every(options.pace()), consumers);
        boolean interrupted = false;
        Pipeline pipeline;
        Duration elapsed;
        try (QueueDisplay display = QueueDisplay.of(console, queries.size(), options.capacity())) {
            pipeline = new Pipeline(queues, producer, source, new Monitor(queues, display));
            long start = System.nanoTime();
            try {
                pipeline.run();
            } catch (InterruptedException e) {
                interrupted = true;
            }
            elapsed = Duration.ofNanos(System.nanoTime() - start);
        }
        var outcome = new Outcome(queries, List.copyOf(queues.results()), elapsed, interrupted);
        print(outcome, pipeline.allDone(), queues);
        return outcome;
    }

    private void print(Outcome outcome, boolean allDone, Queues queues) {
        PrintStream out = console.out();
        out.println("-".repeat(20));
        out.println("All futures done: " + (allDone ? "yes" : "no"));
        out.println("TODO " + queues.waiting());
        out.println("RESULTS " + queues.results().size());
        out.println("INFO " + queues.info().size());
        List<Price> samples = new ArrayList<>(outcome.pricesInOrder());
        Collections.shuffle(samples, new Random(SAMPLES_SEED));
        samples.stream().limit(SAMPLES).map(PriceJson::write).forEach(out::println);
        new Report(outcome, outcome.idealTime(consumers, options.pace())).print(out);
    }
}
