package processpool;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import processpool.RemoteCall.AbortedException;

/** The future of a task that runs in a worker. */
class RemoteTask<T extends @Nullable Object> extends FutureTask<T> {
    private final RemoteCall<T> call;

    private RemoteTask(RemoteCall<T> call) {
        super(call);
        this.call = call;
    }

    /** Returns the future of a task. If the task cannot be sent, its future has already failed. */
    static <T extends @Nullable Object> RemoteTask<T> of(Callable<T> task) {
        try {
            RemoteCall<T> call = RemoteCall.of(task);
            return task instanceof Chunk ? new OfChunk<>(call) : new RemoteTask<>(call);
        } catch (TransferException e) {
            return failed(e);
        }
    }

    static <T extends @Nullable Object> RemoteTask<T> of(Runnable task, T result) {
        try {
            return new RemoteTask<>(RemoteCall.of(task, result));
        } catch (TransferException e) {
            return failed(e);
        }
    }

    private static <T extends @Nullable Object> RemoteTask<T> failed(TransferException cause) {
        RemoteTask<T> failed = new RemoteTask<>(RemoteCall.unsendable());
        failed.setException(cause);
        return failed;
    }

    /** Returns a task without a visible future. Its failure goes to the handler of uncaught exceptions. */
    static RemoteTask<?> executed(Runnable task) throws TransferException {
        return new RemoteTask<>(RemoteCall.of(task, Boolean.TRUE)) {
            @Override
            protected void setException(Throwable e) {
                super.setException(e);
                if (!isCancelled()) {
                    WorkerThread.reportUncaught(e);
                }
            }
        };
    }

    @Override
    public void run() {
        WorkerThread.slotOfCurrentThread().run(this, super::run);
    }

    @Override
    protected void done() {
        call.releaseTask();
    }

    /** Cancels this task. If it is running and may be interrupted, kills its worker. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled && mayInterruptIfRunning) {
            call.abort();
        }
        return cancelled;
    }

    /** Interrupts this task. Returns false if no worker is running it or has just completed it. */
    boolean interrupt() {
        return call.interrupt();
    }

    @Override
    protected void setException(Throwable e) {
        if (e instanceof AbortedException) {
            super.cancel(false);
        } else {
            super.setException(e);
        }
    }

    /** A chunk of a {@code map}. Only the pool can cancel it, because its future is not visible outside. */
    static final class OfChunk<T extends @Nullable Object> extends RemoteTask<T> {
        private OfChunk(RemoteCall<T> call) {
            super(call);
        }
    }
}
