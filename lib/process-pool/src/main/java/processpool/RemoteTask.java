package processpool;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import processpool.RemoteCall.AbortedException;

/** The future of a task that runs in a worker. */
class RemoteTask<T extends @Nullable Object> extends FutureTask<T> {
    private final RemoteCall<?> call;

    private RemoteTask(Callable<T> body, RemoteCall<?> call) {
        super(body);
        this.call = call;
    }

    static <T extends @Nullable Object> RemoteTask<T> of(RemoteCall<T> call) {
        return new RemoteTask<>(call, call);
    }

    /** A task whose result does not come from the worker. */
    static <T extends @Nullable Object> RemoteTask<T> of(RemoteCall<?> call, T result) {
        return new RemoteTask<>(new WithResult<>(call, result), call);
    }

    /** A part of a map, whose results only its stream asks for. */
    static <T extends @Nullable Object> RemoteTask<T> ofChunk(RemoteCall<T> call) {
        return new OfChunk<>(call);
    }

    /** A task that nobody asks for its result. */
    static RemoteTask<?> reportingFailures(RemoteCall<?> call) {
        return new RemoteTask<>(new WithResult<>(call, Boolean.TRUE), call) {
            @Override
            protected void setException(Throwable e) {
                super.setException(e);
                if (!isCancelled()) {
                    Thread thread = Thread.currentThread();
                    thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
                }
            }
        };
    }

    /** A task that could not be sent. */
    static <T extends @Nullable Object> RemoteTask<T> failed(Object task, TransferException reason) {
        RemoteCall<T> call =
                new RemoteCall<>(Frame.Type.CALL, new byte[0], task.getClass().getName());
        RemoteTask<T> failed = of(call);
        failed.setException(reason);
        return failed;
    }

    @Override
    public void run() {
        WorkerThread.slotOfCurrentThread().run(this, super::run);
    }

    @Override
    protected void done() {
        call.forget();
    }

    /** Cancels this task; if it runs and may be interrupted, its worker is killed. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled && mayInterruptIfRunning) {
            call.abort();
        }
        return cancelled;
    }

    /** Interrupts this task; false if there is no worker that runs it, or has just done so. */
    boolean interrupt() {
        return call.interrupt();
    }

    /** A task whose worker was killed because the task was to end is cancelled, whoever did it. */
    @Override
    protected void setException(Throwable e) {
        if (e instanceof AbortedException) {
            super.cancel(false);
        } else {
            super.setException(e);
        }
    }

    /** What nobody but a stream has, and so nobody but the pool can cancel. */
    static final class OfChunk<T extends @Nullable Object> extends RemoteTask<T> {
        private OfChunk(RemoteCall<T> call) {
            super(call, call);
        }
    }

    private record WithResult<T extends @Nullable Object>(RemoteCall<?> remote, T result) implements Callable<T> {
        @Override
        public T call() throws Exception {
            remote.call();
            return result;
        }

        @Override
        public String toString() {
            return remote.toString();
        }
    }
}
