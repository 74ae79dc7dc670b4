package processpool;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts and initializes the workers of one pool. Gives up after several failures in a row. */
final class WorkerLauncher {
    static final int MAX_FAILED_STARTS = 3;

    /**
     * Time limits of workers.
     *
     * @param start from the start of the JVM until the initializer returns
     * @param close from the request to exit until the end of the process
     */
    record Timeouts(Duration start, Duration close) {}

    private final WorkerCommand command;
    private final SerializedTask initializer;
    private final Timeouts timeouts;
    private final ClassLoader classLoader;
    private final WorkerListener listener;
    private int failuresInARow;
    private @Nullable WorkerStartException lastFailure;

    WorkerLauncher(
            WorkerCommand command,
            SerializedTask initializer,
            Timeouts timeouts,
            ClassLoader classLoader,
            WorkerListener listener) {
        this.command = command;
        this.initializer = initializer;
        this.timeouts = timeouts;
        this.classLoader = classLoader;
        this.listener = listener;
    }

    ClassLoader classLoader() {
        return classLoader;
    }

    /** Starts a JVM, which may fail later. */
    WorkerProcess start(String name) throws WorkerStartException {
        throwIfGivenUp();
        try {
            return command.start(name);
        } catch (Throwable e) {
            throw new WorkerStartException("A worker cannot be started: " + e, e);
        }
    }

    /** Waits until a worker has run its initializer. */
    void initialize(WorkerProcess process) throws WorkerStartException {
        Frame request = new Frame(Frame.Type.INITIALIZE, 0, initializer.bytes());
        Frame response = process.exchange(request, timeouts.start());
        switch (response.type()) {
            case READY -> {
                process.stderr().workerIsReady();
                succeeded();
                notifyListener(l -> l.workerStarted(process.worker()));
            }
            case FAILURE -> {
                process.kill();
                process.awaitExit();
                Throwable cause = initializer.explain(readFailure(response));
                throw failure("The initializer of a worker failed: " + ForeignCode.describe(cause), process, cause);
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
            reason = "A worker was not ready after %s s".formatted(seconds(timeouts.start()));
        } else {
            reason = "A worker exited before it was ready: exit status " + status;
        }
        return failure(reason, process, null);
    }

    private static WorkerStartException failure(String reason, WorkerProcess process, @Nullable Throwable cause) {
        String output = process.stderr().startupOutput();
        String message = output.isEmpty() ? reason : reason + "; its standard error:\n" + output;
        String mainClass = WorkerMain.class.getName();
        String advice = output.contains("ClassNotFoundException: " + mainClass)
                ? ClassPath.advice(mainClass, WorkerMain.class.getClassLoader())
                : "";
        return new WorkerStartException(message + advice, cause);
    }

    /** Lets an idle worker close its state and exit. */
    void exit(WorkerProcess process) {
        Frame response = process.exit(timeouts.close());
        Throwable failure;
        if (response == null) {
            failure = new TimeoutException("%s was killed: it did not close its state and exit within %s s"
                    .formatted(process.worker(), seconds(timeouts.close())));
        } else if (response.type() == Frame.Type.FAILURE) {
            failure = readFailure(response);
        } else {
            return;
        }
        notifyListener(l -> l.workerCloseFailed(process.worker(), failure));
    }

    private static double seconds(Duration duration) {
        return TimeUnit.MILLISECONDS.convert(duration) / 1000.0;
    }

    Throwable readFailure(Frame frame) {
        try {
            Object failure = Serialization.deserialize(frame.payload(), WorkerLauncher.class.getClassLoader());
            return ((SerializedThrowable) Objects.requireNonNull(failure)).toThrowable(classLoader);
        } catch (Throwable e) {
            return TransferException.receiving("The failure of a task", "the pool", e);
        }
    }

    void notifyListener(Consumer<WorkerListener> event) {
        try {
            event.accept(listener);
        } catch (Throwable e) {
            WorkerThread.reportUncaught(e);
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
                    "The pool gave up: %s workers in a row failed to start. %s"
                            .formatted(MAX_FAILED_STARTS, lastFailure.getMessage()),
                    lastFailure.getCause());
        }
    }
}
