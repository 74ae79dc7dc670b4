package processpool;

/**
 * Why a task has no result: its worker process ended while the task ran, or was not understood any more. The task may
 * have had effects or not. The pool works on, with another worker.
 */
public class WorkerCrashedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What {@link #pid()} tells. */
    private final long pid;

    /** What {@link #exitStatus()} tells. */
    private final int exitStatus;

    WorkerCrashedException(String message, long pid, int exitStatus) {
        super(message);
        this.pid = pid;
        this.exitStatus = exitStatus;
    }

    /**
     * The process id of the worker.
     *
     * @return the id of a process that is no more
     */
    public long pid() {
        return pid;
    }

    /**
     * The exit status of the worker.
     *
     * @return as {@link Process#exitValue()} tells: on Unix 128 + n if signal n ended it
     */
    public int exitStatus() {
        return exitStatus;
    }
}
