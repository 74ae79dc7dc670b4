package processpool;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes process pools. Every setting has a default. May be used again after {@link #build}. */
public final class ProcessPoolBuilder {
    /** A pool, and pools within its tasks; more is most likely a pool that its own tasks start over and over. */
    private static final int MAX_DEPTH = 2;

    private String name = "processpool";
    private int workers = Runtime.getRuntime().availableProcessors();
    private int tasksPerWorker = Integer.MAX_VALUE;
    private List<String> jvmOptions = List.of();
    private @Nullable List<String> classPath;
    private Duration startTimeout = Duration.ofSeconds(30);
    private byte[] initializer = {};
    private WorkerListener listener = new WorkerListener() {};

    ProcessPoolBuilder() {}

    /**
     * Sets the number of workers: as many tasks run at the same time. The default is the number of processors.
     *
     * @param number of workers, at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public ProcessPoolBuilder workers(int number) {
        this.workers = positive(number, "workers");
        return this;
    }

    /**
     * Sets the name of the pool, {@code processpool} by default. Workers, and the threads that run tasks in them and
     * serve them here, are called {@code name-1}, {@code name-2} and so on.
     *
     * @param name of the pool
     * @return this builder
     */
    public ProcessPoolBuilder name(String name) {
        this.name = name;
        return this;
    }

    /**
     * Replaces a worker by a new one after so many tasks, for tasks that leak. By default a worker is not replaced.
     *
     * @param tasks per worker, at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public ProcessPoolBuilder tasksPerWorker(int tasks) {
        this.tasksPerWorker = positive(tasks, "tasks per worker");
        return this;
    }

    /**
     * Sets options for the JVMs of the workers, such as {@code -Xmx512m}. By default a worker has the serial garbage
     * collector, and all workers together may have as large a heap as this JVM; an option about either replaces that.
     * Options and system properties of this JVM are not handed on.
     *
     * @param options as on the command line of {@code java}
     * @return this builder
     */
    public ProcessPoolBuilder jvmOptions(String... options) {
        this.jvmOptions = List.of(options);
        return this;
    }

    /**
     * Sets the class path of the workers. By default it is that of this JVM, with what the context class loader of the
     * thread that calls {@link #build} finds by URLs of files.
     *
     * @param entries directories and jar files
     * @return this builder
     */
    public ProcessPoolBuilder classPath(List<String> entries) {
        this.classPath = List.copyOf(entries);
        return this;
    }

    /**
     * Sets how long a worker may take from its start until its initializer has returned; 30 seconds by default.
     *
     * @param timeout more than zero
     * @return this builder
     * @throws IllegalArgumentException if it is zero or negative
     */
    public ProcessPoolBuilder startTimeout(Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("start timeout must be positive: " + timeout);
        }
        this.startTimeout = timeout;
        return this;
    }

    /**
     * Sets what a worker runs once, before its first task, with a result that its tasks share: see {@link WorkerState}.
     *
     * @param task that makes the state of a worker
     * @return this builder
     * @throws TransferException if it is not serialisable
     */
    public ProcessPoolBuilder initializer(SerializableCallable<?> task) {
        return initializerBytes(task);
    }

    /**
     * Sets what a worker runs once, before its first task.
     *
     * @param task to run
     * @return this builder
     * @throws TransferException if it is not serialisable
     */
    public ProcessPoolBuilder initializer(SerializableRunnable task) {
        return initializerBytes(task);
    }

    private ProcessPoolBuilder initializerBytes(Object task) {
        try {
            this.initializer = Serialization.toBytes(task);
        } catch (IOException e) {
            throw TransferFailures.ofSending("The initializer", e);
        }
        return this;
    }

    /**
     * Sets who learns of workers that come and go.
     *
     * @param listener called by the threads of the pool
     * @return this builder
     */
    public ProcessPoolBuilder listener(WorkerListener listener) {
        this.listener = listener;
        return this;
    }

    /**
     * Makes a pool. No process is started before the first task is submitted.
     *
     * @return a pool that has started nothing yet
     * @throws IllegalStateException if this is a worker of a pool that was itself made in a worker
     */
    public ProcessPoolExecutor build() {
        if (WorkerCommand.depth() >= MAX_DEPTH) {
            throw new IllegalStateException(
                    "A pool in a worker of a pool in a worker is one too many. Is a pool made where every worker makes"
                            + " one again, such as in the static initializer of the class of a task?");
        }
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader classes = context == null ? ProcessPoolBuilder.class.getClassLoader() : context;
        List<String> path = classPath == null ? ClassPath.of(classes) : classPath;
        WorkerCommand command = new WorkerCommand(jvmOptions, path, workers);
        WorkerLauncher launcher = new WorkerLauncher(command, initializer, startTimeout, classes, listener);
        return new ProcessPoolExecutor(name, workers, tasksPerWorker, launcher);
    }

    private static int positive(int number, String what) {
        if (number < 1) {
            throw new IllegalArgumentException(what + " must be at least 1: " + number);
        }
        return number;
    }
}
