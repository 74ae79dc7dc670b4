package processpool;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place for one worker, owned by one thread. Starts a worker for the first task, and replaces it when it has ended or
 * has run its number of tasks. Any thread may stop the slot.
 */
final class WorkerSlot {
    private final String name;
    private final WorkerLauncher launcher;
    private final int tasksPerWorker;
    private int tasksOfWorker;
    private volatile @Nullable WorkerProcess current;
    private @Nullable RemoteTask<?> running;
    private boolean stopped;

    WorkerSlot(String name, WorkerLauncher launcher, int tasksPerWorker) {
        this.name = name;
        this.launcher = launcher;
        this.tasksPerWorker = tasksPerWorker;
    }

    String name() {
        return name;
    }

    WorkerLauncher launcher() {
        return launcher;
    }

    Optional<Worker> worker() {
        WorkerProcess process = current;
        return process == null || !process.isUsable() ? Optional.empty() : Optional.of(process.worker());
    }

    /** Runs the body of a task, which asks for a worker. */
    void run(RemoteTask<?> task, Runnable body) {
        if (!begin(task)) {
            task.cancel(true);
        }
        try {
            body.run();
        } finally {
            end();
            replaceIfUsedUp();
        }
    }

    private synchronized boolean begin(RemoteTask<?> task) {
        running = task;
        return !stopped;
    }

    private synchronized void end() {
        running = null;
    }

    /** Returns a worker that is ready for a task. Starts one if necessary. */
    WorkerProcess readyWorker() throws WorkerStartException {
        WorkerProcess process = current;
        if (process != null) {
            if (process.isUsable()) {
                return process;
            }
            discard(process);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return start();
            } catch (WorkerStartException e) {
                launcher.failed(e);
                if (attempt == WorkerLauncher.MAX_FAILED_STARTS || isStopped()) {
                    throw e;
                }
            }
        }
    }

    private WorkerProcess start() throws WorkerStartException {
        WorkerProcess process;
        synchronized (this) {
            if (stopped) {
                throw new WorkerStartException("The pool has been shut down", null);
            }
            process = launcher.start(name);
            current = process;
        }
        try {
            launcher.initialize(process);
        } catch (WorkerStartException e) {
            current = null;
            throw e;
        }
        tasksOfWorker = 0;
        return process;
    }

    /** Counts a task that the worker has run. Replaces the worker if its JVM may be damaged. */
    void taskCompleted(WorkerProcess process) {
        tasksOfWorker++;
        if (process.isDamaged()) {
            process.kill();
            discard(process);
        }
    }

    /** Runs after the future of the last task is done, which therefore does not wait for the worker's exit. */
    private void replaceIfUsedUp() {
        WorkerProcess process = current;
        if (process != null && tasksOfWorker == tasksPerWorker) {
            launcher.exit(process);
            discard(process);
        }
    }

    /**
     * Forgets a worker that has ended or is about to end.
     *
     * @return its exit status
     */
    int discard(WorkerProcess process) {
        int status = process.awaitExit();
        current = null;
        launcher.notifyListener(listener -> listener.workerEnded(process.worker(), status));
        return status;
    }

    /** Ends the worker after the last task. */
    void close() {
        WorkerProcess process = current;
        if (process != null) {
            if (process.isUsable()) {
                launcher.exit(process);
            }
            discard(process);
        }
    }

    /** Interrupts the running task and accepts no other. The thread of this slot ends the worker. */
    void stop() {
        RemoteTask<?> task;
        synchronized (this) {
            stopped = true;
            task = running;
        }
        if (task == null || task.interrupt()) {
            return;
        }
        task.cancel(true);
        WorkerProcess process = current;
        if (process != null) {
            process.kill();
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }
}
