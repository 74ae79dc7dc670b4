package processpool;

/**
 * Thrown when a worker process ended, or had to be killed, while it ran a task. The task may have had side effects. The
 * pool replaces the worker.
 */
public class WorkerCrashedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The value of {@link #pid()}. */
    private final long pid;

    /** The value of {@link #exitStatus()}. */
    private final int exitStatus;

    WorkerCrashedException(String message, long pid, int exitStatus) {
        super(message);
        this.pid = pid;
        this.exitStatus = exitStatus;
    }

    /**
     * Returns the process id of the worker.
     *
     * @return the id of a process that has ended
     */
    public long pid() {
        return pid;
    }

    /**
     * Returns the exit status of the worker.
     *
     * @return the value of {@link Process#exitValue()}: on Unix, 128 + n after signal n
     */
    public int exitStatus() {
        return exitStatus;
    }
}
