package prices;

import commandline.Console;
import commandline.Progress;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Many futures at once.
 *
 * @param retrieveMany the style
 * @param order in which it reads its futures
 * @param maxThreads that it may use
 */
record FuturesLesson(RetrieveMany retrieveMany, String order, int maxThreads, Console console) implements Lesson {
    private static final Workload WORKLOAD = new Workload(
            List.of("bitfinex", "bitstamp", "kraken"), List.of("btc", "eth", "ltc"), LocalDate.of(2020, 4, 1), 4);

    private static final int CLOSES_SHOWN = 7;

    /** A style that gets answers through futures. */
    @FunctionalInterface
    interface RetrieveMany {
        /**
         * Asks for prices on several threads.
         *
         * @param reader gets each answer as the style learns of it
         * @throws InterruptedException if the calling thread is interrupted; nothing is under way any more then
         * @throws ExecutionException if a task ended in another way than with an answer
         */
        void retrieve(List<Query> queries, PriceSource source, int threads, Consumer<Answer> reader)
                throws InterruptedException, ExecutionException;
    }

    @Override
    public Outcome run(PriceClientSettings server) {
        List<Query> queries = WORKLOAD.queries();
        int threads = Math.min(maxThreads, queries.size());
        console.out().println(WORKLOAD.summary());
        console.out().println(threads == 1 ? "1 thread will be used." : threads + " threads will be used.");
        Outcome outcome = retrieve(queries, server, threads);
        print(outcome, threads);
        return outcome;
    }

    private Outcome retrieve(List<Query> queries, PriceClientSettings server, int threads) {
        Queue<Answer> arrived = new ConcurrentLinkedQueue<>();
        List<Answer> read = new ArrayList<>();
        boolean interrupted = false;
        try (var client = new PriceClient(server);
                Progress progress = Progress.of(console, queries.size())) {
            var source = new RecordingSource(client, arrived);
            long start = System.nanoTime();
            try {
                retrieveMany.retrieve(queries, source, threads, answer -> {
                    read.add(answer);
                    progress.step();
                });
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a task ended without an answer", e);
            }
            // After an interruption also what had arrived, and was not read yet.
            return new Outcome(
                    queries,
                    interrupted ? List.copyOf(arrived) : read,
                    Duration.ofNanos(System.nanoTime() - start),
                    interrupted);
        }
    }

    /** Remembers what has arrived. */
    private record RecordingSource(PriceSource source, Queue<Answer> arrived) implements PriceSource {
        @Override
        public Price price(Query query) throws PriceException, InterruptedException {
            return source.price(query);
        }

        @Override
        public Answer answer(Query query) throws InterruptedException {
            Answer answer = PriceSource.super.answer(query);
            arrived.add(answer);
            return answer;
        }
    }

    private void print(Outcome outcome, int threads) {
        List<Price> prices = outcome.prices();
        console.out().println("-".repeat(20));
        console.out()
                .println("%s price%s%s"
                        .formatted(
                                prices.size(),
                                prices.size() == 1 ? "" : "s",
                                // After an interruption there is no order to be shown.
                                prices.isEmpty() || outcome.interrupted() ? "." : inOrder(prices)));
        new Report(outcome, outcome.idealTime(threads, Duration.ZERO)).print(console.out());
    }

    private String inOrder(List<Price> prices) {
        String closes = prices.stream()
                .limit(CLOSES_SHOWN)
                .map(price -> price.close().toPlainString())
                .collect(Collectors.joining(", "));
        return " in the order of %s: %s%s".formatted(order, closes, prices.size() > CLOSES_SHOWN ? ", …" : "");
    }
}
