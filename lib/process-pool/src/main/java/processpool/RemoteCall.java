package processpool;

import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A task as it is sent to a worker, and what becomes of it there. */
final class RemoteCall<T extends @Nullable Object> implements Callable<T> {
    private static final int SIGNAL_STATUS = 128;

    /** Numbers are never used twice in this process, so that no answer is taken for that to another task. */
    private static final AtomicLong LAST_NUMBER = new AtomicLong();

    private final long number;
    private final String taskName;
    private @Nullable Frame question;
    private @Nullable ChildProcess performer;
    private boolean answered;
    private boolean aborted;

    RemoteCall(Frame.Type type, byte[] task, String taskName) {
        this.number = LAST_NUMBER.incrementAndGet();
        this.question = new Frame(type, number, task);
        this.taskName = taskName;
    }

    /** There is no result, because the task was to end. Unlike what the task itself may throw. */
    static final class AbortedException extends CancellationException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public T call() throws Exception {
        WorkerSlot slot = WorkerThread.slotOfCurrentThread();
        boolean retried = false;
        while (true) {
            ChildProcess child = slot.ready();
            Frame answer = askUnlessAborted(child);
            switch (answer.type()) {
                case RESULT -> {
                    slot.answered(child, true);
                    return result(answer, slot.launcher().classes());
                }
                case FAILURE -> {
                    SerializedThrowable failure = slot.launcher().received(answer);
                    slot.answered(child, !failure.isFatal());
                    throw asException(failure.toThrowable(slot.launcher().classes()));
                }
                case TOO_LARGE -> {
                    slot.answered(child, true);
                    throw TransferFailures.ofReceiving("The result of " + taskName, "the pool", new OutOfMemoryError());
                }
                default -> {
                    int status = slot.discard(child);
                    throwIfAborted();
                    // Garbage may have swallowed the news that the task has begun.
                    if (child.hasStarted(number) || child.garbage() != null || retried) {
                        throw crash(child, status);
                    }
                    retried = true;
                    slot.launcher().tell(told -> told.taskRetried(child.worker()));
                }
            }
        }
    }

    private Frame askUnlessAborted(ChildProcess child) {
        Frame sent;
        synchronized (this) {
            sent = question;
            if (aborted || sent == null) {
                throw new AbortedException();
            }
            performer = child;
        }
        Frame answer = child.ask(sent);
        synchronized (this) {
            performer = null;
            answered = answer.type() != Frame.Type.END;
        }
        return answer;
    }

    private synchronized void throwIfAborted() {
        if (aborted) {
            throw new AbortedException();
        }
    }

    /** Lets the serialised task go: a future may be kept long after it is done. */
    synchronized void forget() {
        question = null;
    }

    /** Kills the worker that performs this, if it still does: under the lock, or it might hit the next task. */
    synchronized void abort() {
        aborted = true;
        if (performer != null) {
            performer.kill();
        }
    }

    /**
     * Has the task interrupted that a worker performs, and the worker killed if it does not end soon.
     *
     * @return false if there is no worker that performs this, or has just done so
     */
    synchronized boolean interrupt() {
        if (performer == null) {
            return answered;
        }
        aborted = true;
        performer.interrupt(number);
        return true;
    }

    /** NullAway does not know that T may be nullable. */
    @SuppressWarnings({"unchecked", "NullAway"})
    private T result(Frame answer, ClassLoader classes) {
        if (answer.payload().length == 0) {
            return (T) null;
        }
        try {
            return (T) Serialization.fromBytes(answer.payload(), classes);
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError | StackOverflowError e) {
            throw TransferFailures.ofReceiving("The result of " + taskName, "the pool", e);
        }
    }

    private static Exception asException(Throwable throwable) {
        if (throwable instanceof Error error) {
            throw error;
        }
        return throwable instanceof Exception exception ? exception : new UndeclaredThrowableException(throwable);
    }

    private WorkerCrashedException crash(ChildProcess child, int status) {
        String garbage = child.garbage();
        String when = child.hasStarted(number) ? "while it ran " + taskName : "before it began " + taskName;
        String what = garbage == null
                ? "ended %s: exit status %s%s".formatted(when, status, signal(status))
                : "was ended while it had %s: %s".formatted(taskName, ChildProcess.wroteGarbage(garbage));
        return new WorkerCrashedException(
                child.worker() + " " + what, child.worker().pid(), status);
    }

    private static String signal(int status) {
        return status > SIGNAL_STATUS ? " (signal " + (status - SIGNAL_STATUS) + ")" : "";
    }

    @Override
    public String toString() {
        return taskName;
    }
}
