package processpool;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Makes the threads of a pool, each with the place of a worker. */
final class WorkerThreads implements ThreadFactory {
    private final String name;
    private final int tasksPerWorker;
    private final WorkerLauncher launcher;
    private final List<WorkerThread> threads = new CopyOnWriteArrayList<>();
    private int made;

    WorkerThreads(String name, int tasksPerWorker, WorkerLauncher launcher) {
        this.name = name;
        this.tasksPerWorker = tasksPerWorker;
        this.launcher = launcher;
    }

    @Override
    public synchronized Thread newThread(Runnable body) {
        made++;
        WorkerThread thread = new WorkerThread(body, new WorkerSlot(name + "-" + made, launcher, tasksPerWorker));
        threads.add(thread);
        return thread;
    }

    List<Worker> workers() {
        return threads.stream()
                .map(thread -> thread.slot().worker())
                .flatMap(Optional::stream)
                .toList();
    }

    /** Ends all workers, now. */
    void stop() {
        threads.forEach(thread -> thread.slot().stop());
    }

    /** Whether no thread runs any more, and no worker. */
    boolean haveEnded() {
        return threads.stream().noneMatch(Thread::isAlive);
    }

    /** Waits until that is so. */
    boolean awaitEnd(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (WorkerThread thread : threads) {
            TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
        }
        return haveEnded();
    }
}
