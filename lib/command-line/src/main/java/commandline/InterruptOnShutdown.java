package commandline;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into an interrupt of the thread that runs the program, and gives it a moment to end in its
 * own way before the JVM halts.
 */
final class InterruptOnShutdown {
    /** There is time for the report after a program has waited for its threads, a second, or its processes, two. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread program = Thread.currentThread();
    private final Thread hook = new Thread(this::interruptAndWait, "interruption");

    private InterruptOnShutdown() {}

    /** Watches over the calling thread until the result is released. */
    static InterruptOnShutdown watch() {
        var interruption = new InterruptOnShutdown();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void interruptAndWait() {
        program.interrupt();
        try {
            // Not join: a program that calls System.exit does not end before the hooks do.
            finished.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the watch, and lets the JVM go down if it is waiting to. */
    void release() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is going down, and the hook has been told that it need not wait any longer.
        }
    }
}
