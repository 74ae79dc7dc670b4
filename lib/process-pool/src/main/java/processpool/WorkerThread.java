package processpool;

/** A thread of a pool, which owns a slot for a worker. */
final class WorkerThread extends Thread {
    private final WorkerSlot slot;

    WorkerThread(Runnable body, WorkerSlot slot) {
        super(body, slot.name());
        this.slot = slot;
        setContextClassLoader(slot.launcher().classLoader());
        // Threads inherit the daemon status of the thread that creates them.
        setDaemon(false);
    }

    static WorkerSlot slotOfCurrentThread() {
        if (Thread.currentThread() instanceof WorkerThread thread) {
            return thread.slot;
        }
        throw new IllegalStateException("Only the threads of a process pool run its tasks");
    }

    /** Gives an exception to the handler of uncaught exceptions. What the handler throws is ignored, as the JVM does. */
    static void reportUncaught(Throwable exception) {
        Thread thread = Thread.currentThread();
        ForeignCode.attempt(() -> {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, exception);
            return null;
        });
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
