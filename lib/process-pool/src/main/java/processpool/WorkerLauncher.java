package processpool;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import processpool.WorkerCommand.StartedJvm;

/** Starts and initializes the workers of one pool. Gives up after several failures in a row. */
final class WorkerLauncher {
    static final int MAX_FAILED_STARTS = 3;

    private final WorkerCommand command;
    private final Frame initializer;
    private final Duration startTimeout;
    private final ClassLoader classLoader;
    private final WorkerListener listener;
    private int failuresInARow;
    private @Nullable WorkerStartException lastFailure;

    WorkerLauncher(
            WorkerCommand command,
            byte[] initializer,
            Duration startTimeout,
            ClassLoader classLoader,
            WorkerListener listener) {
        this.command = command;
        this.initializer = new Frame(Frame.Type.INITIALIZE, 0, initializer);
        this.startTimeout = startTimeout;
        this.classLoader = classLoader;
        this.listener = listener;
    }

    ClassLoader classLoader() {
        return classLoader;
    }

    /** Starts a JVM, which may fail later. */
    StartedJvm startJvm(String name) throws WorkerStartException {
        throwIfGivenUp();
        try {
            return command.start(name);
        } catch (IOException e) {
            throw new WorkerStartException("A worker cannot be started: " + e.getMessage(), e);
        }
    }

    /** Waits until a worker has run its initializer. */
    void initialize(WorkerProcess process) throws WorkerStartException {
        Frame response = process.exchange(initializer, startTimeout);
        switch (response.type()) {
            case READY -> {
                process.stderr().workerIsReady();
                succeeded();
                notifyListener(l -> l.workerStarted(process.worker()));
            }
            case FAILURE -> {
                process.kill();
                process.awaitExit();
                Throwable cause = readFailure(response).toThrowable(classLoader);
                throw failure("The initializer of a worker failed: " + cause, process, cause);
            }
            default -> throw notReady(process);
        }
    }

    private WorkerStartException notReady(WorkerProcess process) {
        boolean timedOut = process.isUsable();
        if (timedOut) {
            process.kill();
        }
        int status = process.awaitExit();
        String violation = process.protocolViolation();
        String reason;
        if (violation != null) {
            reason = "A worker was killed before it was ready: " + violation;
        } else if (timedOut) {
            reason = "A worker was not ready after %s s".formatted(startTimeout.toMillis() / 1000.0);
        } else {
            reason = "A worker exited before it was ready: exit status " + status;
        }
        return failure(reason, process, null);
    }

    private static WorkerStartException failure(String reason, WorkerProcess process, @Nullable Throwable cause) {
        String output = process.stderr().startupOutput();
        return new WorkerStartException(output.isEmpty() ? reason : reason + "; its standard error:\n" + output, cause);
    }

    SerializedThrowable readFailure(Frame frame) {
        try {
            if (Serialization.deserialize(frame.payload(), WorkerLauncher.class.getClassLoader())
                    instanceof SerializedThrowable failure) {
                return failure;
            }
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            return SerializedThrowable.of(TransferException.receiving("The failure of a task", "the pool", e));
        }
        return SerializedThrowable.of(new IllegalStateException("A worker sent something other than a failure"));
    }

    void notifyListener(Consumer<WorkerListener> event) {
        try {
            event.accept(listener);
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    private synchronized void succeeded() {
        failuresInARow = 0;
    }

    /** Counts a failed start. After the last one that counts, failures only repeat that the pool has given up. */
    synchronized void failed(WorkerStartException failure) {
        if (failuresInARow < MAX_FAILED_STARTS) {
            failuresInARow++;
            lastFailure = failure;
        }
    }

    private synchronized void throwIfGivenUp() throws WorkerStartException {
        if (failuresInARow >= MAX_FAILED_STARTS && lastFailure != null) {
            throw new WorkerStartException(
                    "The pool gave up: %d workers in a row failed to start. %s"
                            .formatted(MAX_FAILED_STARTS, lastFailure.getMessage()),
                    lastFailure.getCause());
        }
    }
}
