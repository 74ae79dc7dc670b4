package flags.testing;

import flags.common.Display;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Records the events of a tally, and lets other threads wait for them. */
final class Recording implements Display {
    private final List<String> ended = new ArrayList<>();
    private final Map<String, Future<?>> futures = new HashMap<>();

    @Override
    public synchronized void scheduled(String code, Future<?> future) {
        futures.put(code, future);
        notifyAll();
    }

    @Override
    public synchronized void ended(String message) {
        ended.add(message);
        notifyAll();
    }

    /** Returns a line for each result, in the order in which the program read them. */
    synchronized List<String> ended() {
        return List.copyOf(ended);
    }

    /** Waits until the program has read this many results. */
    synchronized void awaitEnded(int results) throws InterruptedException {
        while (ended.size() < results) {
            wait();
        }
    }

    /** Waits until the future of a download is done. */
    void awaitDone(String code) throws InterruptedException, ExecutionException {
        scheduledFuture(code).get();
    }

    private synchronized Future<?> scheduledFuture(String code) throws InterruptedException {
        Future<?> future = futures.get(code);
        while (future == null) {
            wait();
            future = futures.get(code);
        }
        return future;
    }
}
