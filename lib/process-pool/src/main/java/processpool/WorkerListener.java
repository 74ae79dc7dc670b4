package processpool;

/**
 * Listens to the workers of a pool. The threads of the pool call it, several at a time. It must not wait for the pool.
 * Exceptions that it throws go to the handler of uncaught exceptions.
 */
public interface WorkerListener {
    /**
     * Called when a worker is ready for tasks: its JVM runs and its initializer has returned.
     *
     * @param worker the new worker
     */
    default void workerStarted(Worker worker) {}

    /**
     * Called when a worker that was ready has ended: after its last task, by a cancellation, or in a crash.
     *
     * @param worker the worker that ended
     * @param exitStatus the value of {@link Process#exitValue()}: on Unix, 128 + n after signal n
     */
    default void workerEnded(Worker worker, int exitStatus) {}

    /**
     * Called when a worker could not close its {@link WorkerState}, or did not exit within the
     * {@linkplain ProcessPoolBuilder#closeTimeout close timeout} and is killed. By default the failure goes to the handler
     * of uncaught exceptions.
     *
     * @param worker the worker, which has been told to exit
     * @param failure the exception that the close method threw, or a {@link java.util.concurrent.TimeoutException}
     */
    default void workerCloseFailed(Worker worker, Throwable failure) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }

    /**
     * Called when a worker ended before it started the task that was sent to it. The task is sent to another worker.
     *
     * @param lost the worker that ended
     */
    default void taskRetried(Worker lost) {}
}
