package processpool;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
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
 * An executor service whose tasks run in worker processes: JVMs that it starts, replaces and ends.
 *
 * <p>What a process buys is isolation: a task that crashes its JVM, exits it, fills its memory or hangs in native code
 * takes down nothing but itself; a task that runs can really be cancelled; and each worker has a heap of its own. For
 * computing in pure Java a pool of threads is as fast, and simpler.
 *
 * <pre>{@code
 * try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(2).build()) {
 *     Future<Integer> answer = pool.submit(() -> 6 * 7);
 *     System.out.println(answer.get());
 * }
 * }</pre>
 *
 * <p>Tasks and their results are sent by Java serialization, so both must be {@link Serializable}. A task is serialised
 * when it is submitted: what happens to its arguments later does not matter. A lambda expression that is passed to a
 * method of this class is serialisable if what it captures is; through a variable of type {@code ExecutorService}, submit
 * a class or record that implements {@link Callable} and {@link Serializable}.
 *
 * <p>What may come of a task, as the cause of the {@code ExecutionException} that {@link Future#get()} throws:
 *
 * <ul>
 *   <li>what the task threw, with its stack trace there; or a {@link RemoteTaskException} in its place, if it is not
 *       serialisable;
 *   <li>a {@link TransferException}, if the task or its result cannot be sent;
 *   <li>a {@link WorkerCrashedException}, if the worker ended while the task ran. Only that task fails, and the worker is
 *       replaced. If the task had not begun, it is sent to another worker, once;
 *   <li>a {@link WorkerStartException}, if workers cannot be started.
 * </ul>
 *
 * <p>What tasks write to {@code System.out} and {@code System.err} appears in this process, {@code System.out} before the
 * result; their {@code System.in} is empty. A worker ends with the pool, and with this process, whatever way it ends; and so
 * do the processes that its tasks started, unless they have lost their worker in a crash before.
 *
 * <p>Like the pools of {@link java.util.concurrent.Executors}, a pool that was used and is not shut down keeps its JVM
 * from ending.
 */
public final class ProcessPoolExecutor extends AbstractExecutorService implements AutoCloseable {
    /** So far may results wait for one that is late before no new chunks are sent. */
    private static final int CHUNKS_AHEAD_PER_WORKER = 64;

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
                    throw new RejectedExecutionException("The process pool has been shut down and takes no " + task);
                });
    }

    /**
     * Starts the description of a pool.
     *
     * @return a builder with a default for every setting
     */
    public static ProcessPoolBuilder builder() {
        return new ProcessPoolBuilder();
    }

    /**
     * Submits a task with a result. The same as {@link #submit(Callable)}, for lambda expressions that are to be
     * serialisable.
     *
     * @param <T> the type of the result
     * @param task to run in a worker
     * @return the future of the task
     * @throws RejectedExecutionException if the pool has been shut down
     */
    public <T extends @Nullable Object> Future<T> submit(SerializableCallable<T> task) {
        return super.submit((Callable<T>) task);
    }

    /**
     * Submits a task without a result. The same as {@link #submit(Runnable)}, for lambda expressions that are to be
     * serialisable.
     *
     * @param task to run in a worker
     * @return the future of the task
     * @throws RejectedExecutionException if the pool has been shut down
     */
    public Future<?> submit(SerializableRunnable task) {
        return super.submit((Runnable) task);
    }

    /**
     * Submits a task with a result that is known. The same as {@link #submit(Runnable, Object)}, for lambda expressions
     * that are to be serialisable; the result is not sent.
     *
     * @param <T> the type of the result
     * @param task to run in a worker
     * @param result of the future
     * @return the future of the task
     * @throws RejectedExecutionException if the pool has been shut down
     */
    public <T extends @Nullable Object> Future<T> submit(SerializableRunnable task, T result) {
        return super.submit((Runnable) task, result);
    }

    /**
     * Applies a function to inputs in the workers, input by input: as {@link #map(SerializableFunction, Iterable, int)}
     * with chunks of one.
     *
     * @param <T> the type of the inputs, which must be serialisable
     * @param <R> the type of the results, which must be serialisable
     * @param function to apply, in the workers
     * @param inputs of the function
     * @return a sequential stream, to be closed if it is not read to the end
     */
    public <T extends @Nullable Object, R extends @Nullable Object> Stream<R> map(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> inputs) {
        return map(function, inputs, 1);
    }

    /**
     * Applies a function to inputs in the workers. The results come in the order of the inputs, each as soon as it and
     * those before it are there. The first chunks are sent at once; later ones are taken from the inputs as results are
     * taken from the stream, so that the inputs may be many, or without end.
     *
     * <p>If the function fails for an input, the stream throws a {@link java.util.concurrent.CompletionException} with
     * the cause, after the results before it. Then, or if the stream is closed, chunks that no worker has begun are not
     * sent any more. If the thread that waits for a result is interrupted, the stream throws a
     * {@link java.util.concurrent.CancellationException}, and the thread stays interrupted; it throws one, too, if the
     * pool is shut down by {@link #shutdownNow()} before the result is there.
     *
     * @param <T> the type of the inputs, which must be serialisable
     * @param <R> the type of the results, which must be serialisable
     * @param function to apply, in the workers
     * @param inputs of the function
     * @param chunkSize how many inputs travel together; a greater number pays if the function takes less than a
     *     millisecond
     * @return a sequential stream, to be closed if it is not read to the end
     * @throws IllegalArgumentException if the size of a chunk is less than 1
     * @throws RejectedExecutionException if the pool has been shut down; the stream throws it too
     */
    public <T extends @Nullable Object, R extends @Nullable Object> Stream<R> map(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> inputs, int chunkSize) {
        if (chunkSize < 1) {
            throw new IllegalArgumentException("size of a chunk must be at least 1: " + chunkSize);
        }
        OrderedResults<T, R> results = new OrderedResults<>(
                inputs.iterator(),
                chunkSize,
                workers * CHUNKS_AHEAD_PER_WORKER,
                chunk -> submit(new Chunk<T, R>(function, new ArrayList<>(chunk))),
                launcher.classes());
        results.submitAhead();
        return StreamSupport.stream(results, false).onClose(results::cancel);
    }

    /**
     * The worker processes that run just now.
     *
     * @return a snapshot
     */
    public List<Worker> workers() {
        return workerThreads.workers();
    }

    /**
     * Runs a task in a worker at some time. What it throws goes to the handler of uncaught exceptions of a thread of this
     * process.
     *
     * @throws RejectedExecutionException if the task is not serialisable, or the pool has been shut down
     */
    @Override
    public void execute(Runnable task) {
        if (task instanceof RemoteTask || isOfCompletionService(task)) {
            threads.execute(task);
            return;
        }
        RemoteCall<?> call;
        try {
            call = call(Frame.Type.RUN, task);
        } catch (TransferException e) {
            throw new RejectedExecutionException(e.getMessage(), e);
        }
        threads.execute(RemoteTask.reportingFailures(call));
    }

    /**
     * Runs a task in a worker at some time. The same as {@link #execute(Runnable)}, for lambda expressions that are to be
     * serialisable.
     *
     * @param task to run in a worker
     * @throws RejectedExecutionException if the task is not serialisable, or the pool has been shut down
     */
    public void execute(SerializableRunnable task) {
        execute((Runnable) task);
    }

    /** A completion service wraps what {@code newTaskFor} made in a task of its own, which tells it of the end. */
    private static boolean isOfCompletionService(Runnable task) {
        return task.getClass().getEnclosingClass() == ExecutorCompletionService.class;
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> task) {
        try {
            RemoteCall<T> call = call(Frame.Type.CALL, task);
            return task instanceof Chunk ? RemoteTask.ofChunk(call) : RemoteTask.of(call);
        } catch (TransferException e) {
            return RemoteTask.failed(task, e);
        }
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Runnable task, T result) {
        try {
            return RemoteTask.of(call(Frame.Type.RUN, task), result);
        } catch (TransferException e) {
            return RemoteTask.failed(task, e);
        }
    }

    private <T> RemoteCall<T> call(Frame.Type type, Object task) {
        try {
            return new RemoteCall<>(
                    type, Serialization.toBytes(task), task.getClass().getName());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw TransferFailures.ofSendingTask(task, e);
        }
    }

    /** Takes no more tasks. Those submitted before are run; then the workers end. */
    @Override
    public void shutdown() {
        threads.shutdown();
    }

    /**
     * Takes no more tasks, interrupts those that run, and ends the workers: at once if their task heeds the interrupt,
     * otherwise they are killed after a fifth of a second or two, and the task is cancelled.
     *
     * @return the tasks that no worker has begun; their futures stay as they are, but those of {@code map} are cancelled
     */
    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> waiting = threads.shutdownNow();
        for (Runnable task : waiting) {
            if (task instanceof RemoteTask.OfChunk<?> chunk) {
                chunk.cancel(false);
            }
        }
        workerThreads.stop();
        return waiting;
    }

    @Override
    public boolean isShutdown() {
        return threads.isShutdown();
    }

    /** Whether the pool has been shut down and all its threads and workers have ended. */
    @Override
    public boolean isTerminated() {
        return threads.isTerminated() && workerThreads.haveEnded();
    }

    /** Waits until all tasks are done and all threads and workers have ended after the pool has been shut down. */
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long end = System.nanoTime() + unit.toNanos(timeout);
        return threads.awaitTermination(timeout, unit)
                && workerThreads.awaitEnd(Duration.ofNanos(end - System.nanoTime()));
    }

    /**
     * Shuts the pool down and waits until all tasks are done and all workers have ended. If the waiting thread is
     * interrupted, the workers are killed, and the thread stays interrupted.
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
