package commandline;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts the program's thread when the JVM shuts down, for instance on Ctrl-C or SIGTERM, and delays the shutdown
 * until the program has ended, but by 3 seconds at most.
 */
final class InterruptOnShutdown {
    /** Programs wait up to 1 s for their threads and up to 2 s for their processes before they print their report. */
    private static final Duration GRACE_PERIOD = Duration.ofSeconds(3);

    private final CountDownLatch programEnded = new CountDownLatch(1);
    private final Thread program = Thread.currentThread();
    private final ShutdownHook hook = new ShutdownHook("interrupt-on-shutdown", this::interruptAndWait);

    private InterruptOnShutdown() {}

    /** Registers a shutdown hook that interrupts the calling thread. */
    static InterruptOnShutdown register() {
        return new InterruptOnShutdown();
    }

    private void interruptAndWait() {
        program.interrupt();
        try {
            // Not Thread.join: a thread that has called System.exit never ends.
            programEnded.await(GRACE_PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Removes the hook, or lets a shutdown that is in progress continue. */
    void release() {
        programEnded.countDown();
        hook.close();
    }
}
