package commandline;

import org.jspecify.annotations.Nullable;

/**
 * Interrupts the program if an exception or error ends another thread: the program could wait for that thread forever.
 * Allocates nothing, since it is called when memory is exhausted.
 */
final class UncaughtExceptions implements Thread.UncaughtExceptionHandler {
    private final Thread program;
    private volatile @Nullable Throwable first;

    UncaughtExceptions(Thread program) {
        this.program = program;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        if (first == null) {
            first = failure;
        }
        program.interrupt();
    }

    /** Returns the first exception that has ended a thread. */
    @Nullable
    Throwable first() {
        return first;
    }
}
