package processpool;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Creates the threads of a pool. */
final class WorkerThreads implements ThreadFactory {
    private final String poolName;
    private final int tasksPerWorker;
    private final WorkerLauncher launcher;
    private final List<WorkerThread> threads = new CopyOnWriteArrayList<>();
    private int created;

    WorkerThreads(String poolName, int tasksPerWorker, WorkerLauncher launcher) {
        this.poolName = poolName;
        this.tasksPerWorker = tasksPerWorker;
        this.launcher = launcher;
    }

    @Override
    public synchronized Thread newThread(Runnable body) {
        created++;
        WorkerSlot slot = new WorkerSlot(poolName + "-" + created, launcher, tasksPerWorker);
        WorkerThread thread = new WorkerThread(body, slot);
        threads.add(thread);
        return thread;
    }

    List<Worker> workers() {
        return threads.stream()
                .map(thread -> thread.slot().worker())
                .flatMap(Optional::stream)
                .toList();
    }

    void stop() {
        threads.forEach(thread -> thread.slot().stop());
    }

    /** Returns whether all threads have ended, and so all workers. */
    boolean areTerminated() {
        return threads.stream().noneMatch(Thread::isAlive);
    }

    boolean awaitTermination(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (WorkerThread thread : threads) {
            TimeUnit.NANOSECONDS.timedJoin(thread, deadline - System.nanoTime());
        }
        return areTerminated();
    }
}
