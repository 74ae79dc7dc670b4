package processpool;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import processpool.WorkerCommand.StartedJvm;

/** Starts the workers of one pool, and gives up after too many failures in a row. */
final class WorkerLauncher {
    static final int MAX_FAILED_STARTS = 3;

    private static final long INITIALIZING = 0;

    private final WorkerCommand command;
    private final Frame initializer;
    private final Duration timeout;
    private final ClassLoader classes;
    private final WorkerListener listener;
    private int failedInARow;
    private @Nullable WorkerStartException lastFailure;

    WorkerLauncher(
            WorkerCommand command, byte[] initializer, Duration timeout, ClassLoader classes, WorkerListener listener) {
        this.command = command;
        this.initializer = new Frame(Frame.Type.INITIALIZE, INITIALIZING, initializer);
        this.timeout = timeout;
        this.classes = classes;
        this.listener = listener;
    }

    /** Starts a JVM, which may turn out not to work. */
    StartedJvm startJvm(String name) throws WorkerStartException {
        throwIfBroken();
        try {
            return command.start(name);
        } catch (IOException e) {
            throw new WorkerStartException("A worker cannot be started: " + e.getMessage(), e);
        }
    }

    /** Waits until a worker is initialised. */
    void initialise(ChildProcess child) throws WorkerStartException {
        Frame answer = child.ask(initializer, timeout);
        switch (answer.type()) {
            case READY -> {
                child.errors().workerIsReady();
                succeeded();
                tell(told -> told.workerStarted(child.worker()));
            }
            case FAILURE -> throw initializerThrew(child, answer);
            default -> throw notReady(child);
        }
    }

    private WorkerStartException initializerThrew(ChildProcess child, Frame answer) {
        Throwable cause = received(answer).toThrowable(classes);
        String words = quoted(end(child));
        return new WorkerStartException("The initializer of a worker failed: " + cause + words, cause);
    }

    private WorkerStartException notReady(ChildProcess child) {
        boolean running = child.isUsable();
        if (running) {
            child.kill();
        }
        int status = child.awaitExit();
        String garbage = child.garbage();
        String what;
        if (garbage != null) {
            what = "was ended before it was ready: " + ChildProcess.wroteGarbage(garbage);
        } else if (running) {
            what = "was not ready after %s s".formatted(timeout.toMillis() / 1000.0);
        } else {
            what = "ended before it was ready, exit status " + status;
        }
        return new WorkerStartException(
                "A worker " + what + quoted(child.errors().lastWords()), null);
    }

    private static String end(ChildProcess child) {
        child.kill();
        child.awaitExit();
        return child.errors().lastWords();
    }

    private static String quoted(String words) {
        return words.isEmpty() ? "" : "; it said:\n" + words;
    }

    SerializedThrowable received(Frame frame) {
        try {
            if (Serialization.fromBytes(frame.payload(), WorkerLauncher.class.getClassLoader())
                    instanceof SerializedThrowable failure) {
                return failure;
            }
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            return SerializedThrowable.of(TransferFailures.ofReceiving("The failure of a task", "the pool", e));
        }
        return SerializedThrowable.of(new IllegalStateException("a worker sent something else than a failure"));
    }

    ClassLoader classes() {
        return classes;
    }

    void tell(Consumer<WorkerListener> news) {
        try {
            news.accept(listener);
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    private synchronized void succeeded() {
        failedInARow = 0;
    }

    /** Counts a failure; those after the last that counts only say that the pool has given up. */
    synchronized void failed(WorkerStartException failure) {
        if (failedInARow < MAX_FAILED_STARTS) {
            failedInARow++;
            lastFailure = failure;
        }
    }

    private synchronized void throwIfBroken() throws WorkerStartException {
        if (failedInARow >= MAX_FAILED_STARTS && lastFailure != null) {
            throw new WorkerStartException(
                    "The pool gave up: %s workers in a row failed to start. %s"
                            .formatted(MAX_FAILED_STARTS, lastFailure.getMessage()),
                    lastFailure.getCause());
        }
    }
}
