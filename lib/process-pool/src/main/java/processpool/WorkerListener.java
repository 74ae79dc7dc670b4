package processpool;

/**
 * Learns of the workers of a pool as they come and go. It is called by the threads of the pool, several at a time, and
 * must not wait for the pool. What it throws goes to the handler of uncaught exceptions of the thread.
 */
public interface WorkerListener {
    /**
     * A worker is ready for tasks: its JVM runs, and its initializer has returned.
     *
     * @param worker that may do its first task now
     */
    default void workerStarted(Worker worker) {}

    /**
     * A worker that was ready has ended: after its last task, by the cancellation of a task, or by itself.
     *
     * @param worker that ended
     * @param exitStatus as {@link Process#exitValue()} tells: on Unix 128 + n if signal n ended it
     */
    default void workerEnded(Worker worker, int exitStatus) {}

    /**
     * A worker ended before it began the task that was sent to it, so the task is sent to another.
     *
     * @param lost the worker that ended
     */
    default void taskRetried(Worker lost) {}
}
