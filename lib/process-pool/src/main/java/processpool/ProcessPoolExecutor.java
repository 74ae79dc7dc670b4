package processpool;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An executor service that runs each task in a worker process: a JVM that the pool starts, replaces and ends.
 *
 * <p>Processes isolate tasks. A task that crashes its JVM, exits, runs out of memory or hangs in native code affects no
 * other task, a running task can be cancelled, and each worker has its own heap. For computations in pure Java a thread
 * pool is as fast, and simpler.
 *
 * <pre>{@code
 * try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(2).build()) {
 *     Future<Integer> future = pool.submit(() -> 6 * 7);
 *     System.out.println(future.get());
 * }
 * }</pre>
 *
 * <p>Tasks and results are sent by Java serialization, so both must be {@link Serializable}. A task is serialized when it
 * is submitted, so later changes to its arguments have no effect. A lambda expression that is passed to a method of this
 * class is serializable if the values that it captures are. Through a variable of type {@code ExecutorService}, submit a
 * class or record that implements {@link Callable} and {@link Serializable}.
 *
 * <p>If a task fails, {@link Future#get()} throws an {@code ExecutionException} with one of these causes:
 *
 * <ul>
 *   <li>the exception that the task threw, or a {@link RemoteTaskException} if it cannot be sent;
 *   <li>{@link TransferException}, if the task or its result cannot be sent;
 *   <li>{@link WorkerCrashedException}, if the worker ended while the task ran. Only that task fails, and the pool
 *       replaces the worker. A task that had not started is sent to another worker, once;
 *   <li>{@link WorkerStartException}, if the pool cannot start workers.
 * </ul>
 *
 * <p>The output of a task to {@code System.out} appears in this process before its result, that to {@code System.err} as
 * it is written. Its {@code System.in} is empty. Workers end with the pool, and with this process, even if it is killed.
 *
 * <p>A pool that has run a task keeps the JVM alive until it is shut down, like the pools of
 * {@link java.util.concurrent.Executors}.
 */
public final class ProcessPoolExecutor extends AbstractExecutorService implements AutoCloseable {
    /** Limits the chunks that are submitted while the stream of a map waits for a slow one. */
    private static final int MAX_CHUNKS_AHEAD_PER_WORKER = 64;

    private final int workers;
    private final WorkerLauncher launcher;
    private final WorkerThreads workerThreads;
    private final ThreadPoolExecutor threads;

    ProcessPoolExecutor(String name, int workers, int tasksPerWorker, WorkerLauncher launcher) {
        this.workers = workers;
        this.launcher = launcher;
        this.workerThreads = new WorkerThreads(name, tasksPerWorker, launcher);
        this.threads = new ThreadPoolExecutor(
                workers, workers, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), workerThreads, (task, pool) -> {
                    throw new RejectedExecutionException("The process pool has been shut down and rejects " + task);
                });
    }

    /**
     * Returns a builder with a default for every setting.
     *
     * @return a new builder
     */
    public static ProcessPoolBuilder builder() {
        return new ProcessPoolBuilder();
    }

    /**
     * Submits a task with a result. Makes lambda expressions serializable.
     *
     * @param <T> the type of the result
     * @param task the task
     * @return the future of the task
     * @throws RejectedExecutionException if the pool has been shut down
     */
    public <T extends @Nullable Object> Future<T> submit(SerializableCallable<T> task) {
        return super.submit((Callable<T>) task);
    }

    /**
     * Submits a task without a result. Makes lambda expressions serializable.
     *
     * @param task the task
     * @return the future of the task
     * @throws RejectedExecutionException if the pool has been shut down
     */
    public Future<?> submit(SerializableRunnable task) {
        return super.submit((Runnable) task);
    }

    /**
     * Submits a task with a given result, which stays in this process. Makes lambda expressions serializable.
     *
     * @param <T> the type of the result
     * @param task the task
     * @param result the result of the future
     * @return the future of the task
     * @throws RejectedExecutionException if the pool has been shut down
     */
    public <T extends @Nullable Object> Future<T> submit(SerializableRunnable task, T result) {
        return super.submit((Runnable) task, result);
    }

    /**
     * Applies a function to inputs in the workers, with one input per task.
     *
     * @param <T> the type of the inputs, which must be serializable
     * @param <R> the type of the results, which must be serializable
     * @param function the function
     * @param inputs the inputs
     * @return a sequential stream of the results; close it if it is not read to its end
     * @throws RejectedExecutionException if the pool has been shut down
     * @see #map(SerializableFunction, Iterable, int)
     */
    public <T extends @Nullable Object, R extends @Nullable Object> Stream<R> map(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> inputs) {
        return map(function, inputs, 1);
    }

    /**
     * Applies a function to inputs in the workers, with several inputs per task. The results have the order of the
     * inputs, and each is available as soon as it and those before it are. The first tasks are submitted at once, later
     * ones as the stream is read, so the inputs may be infinite.
     *
     * <p>If the function fails for an input, or the input or its result cannot be sent, the stream gives the results
     * before it and then throws a {@link java.util.concurrent.CompletionException} with the cause. In that case, and if
     * the stream is closed, tasks that no worker has started are cancelled. If the inputs throw an exception, running
     * tasks are cancelled, too, and this method or the stream throws that exception. The stream throws a
     * {@link java.util.concurrent.CancellationException} if the reading thread is interrupted, which stays interrupted, or
     * if {@link #shutdownNow()} cancels the task.
     *
     * @param <T> the type of the inputs, which must be serializable
     * @param <R> the type of the results, which must be serializable
     * @param function the function
     * @param inputs the inputs
     * @param chunkSize the number of inputs per task, at least 1; more than 1 pays if the function takes less than a
     *     millisecond
     * @return a sequential stream of the results; close it if it is not read to its end
     * @throws IllegalArgumentException if the chunk size is less than 1
     * @throws RejectedExecutionException if the pool has been shut down; the stream may throw it, too
     */
    public <T extends @Nullable Object, R extends @Nullable Object> Stream<R> map(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> inputs, int chunkSize) {
        if (chunkSize < 1) {
            throw new IllegalArgumentException("chunk size must be at least 1: " + chunkSize);
        }
        if (isShutdown()) {
            throw new RejectedExecutionException("The process pool has been shut down");
        }
        Chunks<T> chunks = new Chunks<>(function, inputs.iterator(), chunkSize);
        OrderedResults<R> results = new OrderedResults<>(
                chunks, workers * MAX_CHUNKS_AHEAD_PER_WORKER, chunk -> submit(chunk), launcher.classLoader());
        results.submitAhead();
        return StreamSupport.stream(results, false).onClose(() -> results.cancel(false));
    }

    /**
     * Returns the worker processes that are running.
     *
     * @return a snapshot
     */
    public List<Worker> workers() {
        return workerThreads.workers();
    }

    /**
     * Runs a task in a worker. Its failure goes to the handler of uncaught exceptions of a thread of this process.
     *
     * @param task the task
     * @throws RejectedExecutionException if the task is not serializable, or the pool has been shut down
     */
    @Override
    public void execute(Runnable task) {
        if (task instanceof RemoteTask || isFromCompletionService(task)) {
            threads.execute(task);
            return;
        }
        try {
            threads.execute(RemoteTask.executed(task));
        } catch (TransferException e) {
            throw new RejectedExecutionException(e.getMessage(), e);
        }
    }

    /**
     * Runs a task in a worker, as {@link #execute(Runnable)} does. Makes lambda expressions serializable.
     *
     * @param task the task
     * @throws RejectedExecutionException if the task is not serializable, or the pool has been shut down
     */
    public void execute(SerializableRunnable task) {
        execute((Runnable) task);
    }

    /** A completion service wraps the result of {@code newTaskFor} in a task of its own. */
    private static boolean isFromCompletionService(Runnable task) {
        return task.getClass().getEnclosingClass() == ExecutorCompletionService.class;
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> task) {
        return RemoteTask.of(task);
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Runnable task, T result) {
        return RemoteTask.of(task, result);
    }

    /** Rejects new tasks. Submitted tasks still run. Then the workers end. */
    @Override
    public void shutdown() {
        threads.shutdown();
    }

    /**
     * Rejects new tasks, interrupts the running ones and ends the workers. If a task does not end within 200 ms of its
     * interruption, its worker is killed and its future is cancelled.
     *
     * @return the tasks that no worker has started; their futures stay pending, except for those of {@code map}, which
     *     are cancelled
     */
    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> queued = threads.shutdownNow();
        for (Runnable task : queued) {
            if (task instanceof RemoteTask.OfChunk<?> chunk) {
                chunk.cancel(false);
            }
        }
        workerThreads.stop();
        return queued;
    }

    @Override
    public boolean isShutdown() {
        return threads.isShutdown();
    }

    /** Returns whether the pool has been shut down and all its threads and workers have ended. */
    @Override
    public boolean isTerminated() {
        return threads.isTerminated() && workerThreads.areTerminated();
    }

    /** Waits until the pool has been shut down and all its threads and workers have ended, or until the timeout. */
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        return threads.awaitTermination(timeout, unit)
                && workerThreads.awaitTermination(Duration.ofNanos(deadline - System.nanoTime()));
    }

    /**
     * Shuts the pool down and waits until all tasks and workers have ended. If the waiting thread is interrupted, calls
     * {@link #shutdownNow()}; the thread stays interrupted.
     */
    @Override
    public void close() {
        shutdown();
        boolean interrupted = false;
        boolean terminated = false;
        while (!terminated) {
            try {
                terminated = awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
                shutdownNow();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
