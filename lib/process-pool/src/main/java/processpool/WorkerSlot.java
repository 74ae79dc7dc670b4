package processpool;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The place of one worker in a pool, owned by one thread: starts the worker when the first task needs it, and replaces it
 * when it has ended or has run its number of tasks. Any thread may stop it.
 */
final class WorkerSlot {
    private final String name;
    private final WorkerLauncher launcher;
    private final int tasksPerWorker;
    private int tasksOfChild;
    private volatile @Nullable ChildProcess child;
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

    /** The worker of this place, if there is one just now. */
    Optional<Worker> worker() {
        ChildProcess current = child;
        return current == null || !current.isUsable() ? Optional.empty() : Optional.of(current.worker());
    }

    /** Runs a task that asks for a worker. */
    void run(RemoteTask<?> task, Runnable body) {
        if (!begin(task)) {
            task.cancel(true);
        }
        try {
            body.run();
        } finally {
            finish();
            retire();
        }
    }

    private synchronized boolean begin(RemoteTask<?> task) {
        running = task;
        return !stopped;
    }

    private synchronized void finish() {
        running = null;
    }

    /** A worker that is ready for a task, a new one if need be. */
    ChildProcess ready() throws WorkerStartException {
        ChildProcess current = child;
        if (current != null) {
            if (current.isUsable()) {
                return current;
            }
            discard(current);
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

    private ChildProcess start() throws WorkerStartException {
        WorkerCommand.StartedJvm jvm;
        ChildProcess starting;
        synchronized (this) {
            if (stopped) {
                throw new WorkerStartException("The pool has been shut down", null);
            }
            jvm = launcher.startJvm(name);
            starting = ChildProcess.of(name, jvm);
            child = starting;
        }
        try {
            launcher.initialise(starting);
        } catch (WorkerStartException e) {
            child = null;
            throw e;
        } finally {
            jvm.deleteArgumentFile();
        }
        tasksOfChild = 0;
        return starting;
    }

    /** To be called when a task has been answered. */
    void answered(ChildProcess current, boolean trusted) {
        tasksOfChild++;
        if (!trusted) {
            current.kill();
            discard(current);
        }
    }

    /** Ends a worker that has run its number of tasks, after the future of the last one is done. */
    private void retire() {
        ChildProcess current = child;
        if (current != null && tasksOfChild == tasksPerWorker) {
            current.end();
            discard(current);
        }
    }

    /**
     * Forgets a worker that has ended, or is about to.
     *
     * @return its exit status
     */
    int discard(ChildProcess ended) {
        int status = ended.awaitExit();
        child = null;
        launcher.tell(told -> told.workerEnded(ended.worker(), status));
        return status;
    }

    /** Ends the worker in peace, after the last task. */
    void close() {
        ChildProcess last = child;
        if (last != null) {
            if (last.isUsable()) {
                last.end();
            }
            discard(last);
        }
    }

    /**
     * Interrupts the task that the worker runs, if any, and lets there be no other. An idle worker is ended by the thread of
     * this place.
     */
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
        ChildProcess last = child;
        if (last != null) {
            last.kill();
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }
}
