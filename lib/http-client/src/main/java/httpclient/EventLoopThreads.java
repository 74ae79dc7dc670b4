package httpclient;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The threads of an event loop. The client starts them in the background, where nobody learns of a thread that cannot be
 * started, or that dies; the requests assigned to it would never complete.
 */
final class EventLoopThreads implements ThreadFactory {
    /** The number of threads that select. One more starts them. */
    static final int SELECTORS = Runtime.getRuntime().availableProcessors();

    private final Consumer<Throwable> onDeath;
    private final AtomicInteger created = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final CompletableFuture<Void> start = new CompletableFuture<>();

    /**
     * Creates a factory.
     *
     * @param onDeath receives the error that killed a thread, or that kept it from starting
     */
    EventLoopThreads(Consumer<Throwable> onDeath) {
        this.onDeath = onDeath;
    }

    @Override
    public Thread newThread(Runnable task) {
        var thread = new Thread(() -> run(task), "http-client-" + created.incrementAndGet());
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dead, error) -> {
            start.completeExceptionally(error);
            onDeath.accept(error);
        });
        return thread;
    }

    private void run(Runnable task) {
        if (running.incrementAndGet() == SELECTORS + 1) {
            start.complete(null);
        }
        task.run();
    }

    /**
     * Waits until all threads run.
     *
     * @throws Error if a thread cannot be started
     */
    void awaitStart() {
        try {
            start.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
