package processpool;

/** A thread of a pool, with the worker that it owns. */
final class WorkerThread extends Thread {
    private final WorkerSlot slot;

    WorkerThread(Runnable body, WorkerSlot slot) {
        super(body, slot.name());
        this.slot = slot;
        setContextClassLoader(slot.launcher().classes());
        // Even if the first task is submitted by a thread that is.
        setDaemon(false);
    }

    static WorkerSlot slotOfCurrentThread() {
        if (Thread.currentThread() instanceof WorkerThread thread) {
            return thread.slot;
        }
        throw new IllegalStateException("A task of a process pool is run by the threads of that pool only");
    }

    WorkerSlot slot() {
        return slot;
    }

    @Override
    public void run() {
        try {
            super.run();
        } finally {
            slot.close();
        }
    }
}
