package processpool;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A builder of process pools. All settings have defaults. It may be reused after {@link #build}. */
public final class ProcessPoolBuilder {
    /** A pool, and pools in its tasks. A deeper nesting is nearly always a pool that its own tasks create. */
    private static final int MAX_DEPTH = 2;

    private static final int MAX_WORKERS = 1024;

    private String name = "processpool";
    private int workers = Runtime.getRuntime().availableProcessors();
    private int tasksPerWorker = Integer.MAX_VALUE;
    private List<String> jvmOptions = List.of();
    private @Nullable List<String> classPath;
    private Duration startTimeout = Duration.ofSeconds(30);
    private Duration closeTimeout = Duration.ofSeconds(10);
    private SerializedTask initializer = SerializedTask.NONE;
    private WorkerListener listener = new WorkerListener() {};

    ProcessPoolBuilder() {}

    /**
     * Sets the maximum number of workers, each of which runs one task at a time. The default is the number of processors.
     *
     * @param workers the number of workers, from 1 to 1024
     * @return this builder
     * @throws IllegalArgumentException if the number is less than 1 or more than 1024
     */
    public ProcessPoolBuilder workers(int workers) {
        if (workers < 1 || workers > MAX_WORKERS) {
            throw new IllegalArgumentException("workers must be from 1 to %s: %s".formatted(MAX_WORKERS, workers));
        }
        this.workers = workers;
        return this;
    }

    /**
     * Sets the name of the pool, {@code processpool} by default. Workers and the threads that serve them are called
     * {@code name-1}, {@code name-2} and so on.
     *
     * @param name the name of the pool
     * @return this builder
     */
    public ProcessPoolBuilder name(String name) {
        this.name = name;
        return this;
    }

    /**
     * Sets the number of tasks after which a worker is replaced, which limits the damage of tasks that leak memory. By
     * default a worker is not replaced.
     *
     * @param tasks the number of tasks, at least 1
     * @return this builder
     * @throws IllegalArgumentException if the number is less than 1
     */
    public ProcessPoolBuilder tasksPerWorker(int tasks) {
        if (tasks < 1) {
            throw new IllegalArgumentException("tasks per worker must be at least 1: " + tasks);
        }
        this.tasksPerWorker = tasks;
        return this;
    }

    /**
     * Sets the JVM options of the workers, such as {@code -Xmx512m}. By default a worker uses the serial garbage
     * collector, and the maximum heap sizes of all workers add up to that of this JVM. An option about either replaces
     * that default. Workers do not inherit the options and system properties of this JVM.
     *
     * @param options the options, as on the command line of {@code java}
     * @return this builder
     */
    public ProcessPoolBuilder jvmOptions(String... options) {
        this.jvmOptions = List.of(options);
        return this;
    }

    /**
     * Sets the class path of the workers. The default is that of this JVM, together with the local files on the class
     * path of the context class loader of the thread that calls {@link #build}.
     *
     * @param entries directories and jar files
     * @return this builder
     */
    public ProcessPoolBuilder classPath(List<String> entries) {
        this.classPath = List.copyOf(entries);
        return this;
    }

    /**
     * Sets the maximum time from the start of a worker until its initializer returns, 30 seconds by default.
     *
     * @param timeout the timeout, more than zero
     * @return this builder
     * @throws IllegalArgumentException if the timeout is zero or negative
     */
    public ProcessPoolBuilder startTimeout(Duration timeout) {
        this.startTimeout = requirePositive(timeout, "start timeout");
        return this;
    }

    /**
     * Sets the maximum time for a worker to close its {@link WorkerState} and exit, 10 seconds by default. After that it
     * is killed, and {@link WorkerListener#workerCloseFailed} is called.
     *
     * @param timeout the timeout, more than zero
     * @return this builder
     * @throws IllegalArgumentException if the timeout is zero or negative
     */
    public ProcessPoolBuilder closeTimeout(Duration timeout) {
        this.closeTimeout = requirePositive(timeout, "close timeout");
        return this;
    }

    /**
     * Sets a task that each worker runs once, before its first task. All tasks of the worker share its result: see
     * {@link WorkerState}.
     *
     * @param initializer the task that creates the state of a worker
     * @return this builder
     * @throws TransferException if the initializer is not serializable
     */
    public ProcessPoolBuilder initializer(SerializableCallable<?> initializer) {
        this.initializer = SerializedTask.of("The initializer", initializer);
        return this;
    }

    /**
     * Sets a task that each worker runs once, before its first task.
     *
     * @param initializer the task
     * @return this builder
     * @throws TransferException if the initializer is not serializable
     */
    public ProcessPoolBuilder initializer(SerializableRunnable initializer) {
        this.initializer = SerializedTask.of("The initializer", initializer);
        return this;
    }

    /**
     * Sets a listener that is called when workers start and end.
     *
     * @param listener the listener
     * @return this builder
     */
    public ProcessPoolBuilder listener(WorkerListener listener) {
        this.listener = listener;
        return this;
    }

    /**
     * Creates a pool. It starts no process before the first task is submitted.
     *
     * @return a new pool
     * @throws IllegalStateException if this process is a worker of a pool that a worker created
     */
    public ProcessPoolExecutor build() {
        if (WorkerCommand.depth() >= MAX_DEPTH) {
            throw new IllegalStateException("Process pools are nested too deeply. Does every worker create a pool, for"
                    + " example in a static initializer of the task's class?");
        }
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader classLoader = context == null ? ProcessPoolBuilder.class.getClassLoader() : context;
        List<String> path = classPath == null ? ClassPath.of(classLoader) : classPath;
        WorkerCommand command = new WorkerCommand(jvmOptions, path, workers);
        WorkerLauncher launcher = new WorkerLauncher(
                command, initializer, new WorkerLauncher.Timeouts(startTimeout, closeTimeout), classLoader, listener);
        return new ProcessPoolExecutor(name, workers, tasksPerWorker, launcher);
    }

    private static Duration requirePositive(Duration timeout, String what) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException(what + " must be positive: " + timeout);
        }
        return timeout;
    }
}
