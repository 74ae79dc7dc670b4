package processpool;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Runs a task in the worker of the current thread. Sends it once more if the worker ends before the task starts. */
final class RemoteCall<T extends @Nullable Object> implements Callable<T> {
    private static final int SIGNAL_STATUS_OFFSET = 128;

    private static final AtomicLong LAST_TASK_ID = new AtomicLong();

    private final long taskId = LAST_TASK_ID.incrementAndGet();
    private final @Nullable T resultOfRunnable;
    private final Frame.Type type;
    private final String taskName;
    private @Nullable SerializedTask task;
    private @Nullable WorkerProcess process;
    private boolean responded;
    private boolean aborted;

    private RemoteCall(Frame.Type type, SerializedTask task, @Nullable T resultOfRunnable) {
        this.type = type;
        this.task = task;
        this.taskName = task.className();
        this.resultOfRunnable = resultOfRunnable;
    }

    static <T extends @Nullable Object> RemoteCall<T> of(Callable<T> task) throws TransferException {
        return new RemoteCall<>(Frame.Type.CALL, SerializedTask.of("The task", task), null);
    }

    static <T extends @Nullable Object> RemoteCall<T> of(Runnable task, @Nullable T result) throws TransferException {
        return new RemoteCall<>(Frame.Type.RUN, SerializedTask.of("The task", task), result);
    }

    /** Returns a call that is never made. */
    static <T extends @Nullable Object> RemoteCall<T> unsendable() {
        return new RemoteCall<>(Frame.Type.CALL, SerializedTask.NONE, null);
    }

    /** Thrown if the task was cancelled or the pool was shut down, unlike what the task itself may throw. */
    static final class AbortedException extends CancellationException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public T call() throws Exception {
        WorkerSlot slot = WorkerThread.slotOfCurrentThread();
        ClassLoader loader = slot.launcher().classLoader();
        SerializedTask sent = taskUnlessAborted();
        boolean retried = false;
        while (true) {
            WorkerProcess worker = slot.readyWorker();
            Frame response = exchange(sent, worker);
            switch (response.type()) {
                case RESULT -> {
                    slot.taskCompleted(worker);
                    return result(response, loader);
                }
                case FAILURE -> {
                    slot.taskCompleted(worker);
                    throw asException(sent.explain(slot.launcher().readFailure(response)));
                }
                case TOO_LARGE -> {
                    slot.taskCompleted(worker);
                    throw TransferException.receiving("The result of " + taskName, "the pool", new OutOfMemoryError());
                }
                default -> {
                    int status = slot.discard(worker);
                    throwIfAborted();
                    // Foreign output may have hidden the frame that tells of the start.
                    if (worker.hasStarted(taskId) || worker.protocolViolation() != null || retried) {
                        throw crash(worker, status);
                    }
                    retried = true;
                    slot.launcher().notifyListener(listener -> listener.taskRetried(worker.worker()));
                }
            }
        }
    }

    private Frame exchange(SerializedTask sent, WorkerProcess worker) {
        synchronized (this) {
            throwIfAborted();
            process = worker;
        }
        Frame response = worker.exchange(new Frame(type, taskId, sent.bytes()));
        synchronized (this) {
            process = null;
            responded = response.type() != Frame.Type.END;
        }
        return response;
    }

    private synchronized SerializedTask taskUnlessAborted() {
        if (aborted || task == null) {
            throw new AbortedException();
        }
        return task;
    }

    private synchronized void throwIfAborted() {
        if (aborted || task == null) {
            throw new AbortedException();
        }
    }

    /** Releases the memory of the serialized task, since a future may be kept long after it is done. */
    synchronized void releaseTask() {
        task = null;
    }

    /** Kills the worker that runs this task. The lock protects the next task of that worker. */
    synchronized void abort() {
        aborted = true;
        if (process != null) {
            process.kill();
        }
    }

    /**
     * Interrupts the task. The worker is killed if the task does not end soon.
     *
     * @return false if no worker is running the task or has just completed it
     */
    synchronized boolean interrupt() {
        if (process == null) {
            return responded;
        }
        aborted = true;
        process.interrupt(taskId);
        return true;
    }

    /** NullAway does not know that T may be nullable. */
    @SuppressWarnings({"unchecked", "NullAway"})
    private T result(Frame response, ClassLoader loader) {
        if (response.payload().length == 0) {
            return resultOfRunnable;
        }
        try {
            return (T) Serialization.deserialize(response.payload(), loader);
        } catch (Throwable e) {
            throw TransferException.receiving("The result of " + taskName, "the pool", e);
        }
    }

    private static Exception asException(Throwable throwable) {
        if (throwable instanceof Error error) {
            throw error;
        }
        return throwable instanceof Exception exception ? exception : new UndeclaredThrowableException(throwable);
    }

    private WorkerCrashedException crash(WorkerProcess ended, int status) {
        String violation = ended.protocolViolation();
        String phase = ended.hasStarted(taskId) ? "while it was running" : "before it started";
        String signal = status > SIGNAL_STATUS_OFFSET ? " (signal %s)".formatted(status - SIGNAL_STATUS_OFFSET) : "";
        String message = violation == null
                ? "%s exited %s %s: exit status %s%s".formatted(ended.worker(), phase, taskName, status, signal)
                : "%s was killed during %s: %s".formatted(ended.worker(), taskName, violation);
        return new WorkerCrashedException(message, ended.worker().pid(), status);
    }

    /** Part of the string representation of a {@link java.util.concurrent.FutureTask} that is not done. */
    @Override
    public synchronized String toString() {
        return process == null ? taskName : taskName + " in " + process.worker();
    }
}
