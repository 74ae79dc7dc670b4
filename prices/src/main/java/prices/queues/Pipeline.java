package prices.queues;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import prices.client.PriceSource;
import prices.queues.Message.PoisonPill;
import prices.run.NamedThreads;

/** Runs a producer, its consumers and a monitor, each on its own thread. */
final class Pipeline {
    private final Queues queues;
    private final List<Callable<Void>> workers = new ArrayList<>();
    private final Monitor monitor;

    Pipeline(Queues queues, Producer producer, PriceSource source, Monitor monitor) {
        this.queues = queues;
        this.monitor = monitor;
        workers.add(producer);
        for (int consumer = 0; consumer < producer.consumers(); consumer++) {
            workers.add(new Consumer(queues, source));
        }
    }

    /**
     * Runs until all queries are answered. When it returns, all futures are done.
     *
     * @throws InterruptedException if the calling thread is interrupted; the other threads are interrupted, too
     * @throws ExecutionException if one of the threads fails; the others are interrupted
     */
    void run() throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(workers.size() + 1, new NamedThreads("queues"));
        try {
            CompletionService<Void> completion = new ExecutorCompletionService<>(pool);
            workers.forEach(completion::submit);
            completion.submit(monitor);
            // Takes futures in the order of completion, so that a failure of any thread ends the run at once.
            for (int worker = 0; worker < workers.size(); worker++) {
                completion.take().get();
            }
            queues.info().put(new PoisonPill<>());
            completion.take().get();
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.SECONDS);
        }
    }
}
