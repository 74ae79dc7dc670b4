package prices;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import prices.Delivery.EndOfWork;

/** One producer, many consumers and a monitor, each on a thread of its own, with queues between them. */
final class Pipeline {
    private final Queues queues;
    private final List<Callable<Void>> workers = new ArrayList<>();
    private final Monitor monitor;
    private final List<Future<Void>> futures = new ArrayList<>();

    Pipeline(Queues queues, Producer producer, PriceSource source, Monitor monitor) {
        this.queues = queues;
        this.monitor = monitor;
        workers.add(producer);
        for (int consumer = 0; consumer < producer.consumers(); consumer++) {
            workers.add(new Consumer(queues, source));
        }
    }

    /**
     * Works until all queries are answered. To be called once.
     *
     * @throws InterruptedException if the calling thread is interrupted; what is under way is ended then
     */
    void run() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(workers.size() + 1, Threads.named("queues"));
        try {
            CompletionService<Void> completion = new ExecutorCompletionService<>(pool);
            workers.forEach(worker -> futures.add(completion.submit(worker)));
            futures.add(completion.submit(monitor));
            // Whichever it is that fails: nobody waits for it in vain.
            for (int i = 0; i < workers.size(); i++) {
                completion.take().get();
            }
            queues.info().put(new EndOfWork<>());
            completion.take().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker or the monitor failed", e.getCause());
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.SECONDS);
        }
    }

    /** Whether producer, consumers and monitor have all come to their ends, whatever these were. */
    boolean allDone() {
        return futures.stream().allMatch(Future::isDone);
    }
}
