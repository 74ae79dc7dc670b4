package processpool;

import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A throwable on its way from a worker: as it was if it can be sent, and in any case its description. */
final class SerializedThrowable implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MAX_CAUSES = 20;

    private final String className;
    private final @Nullable String message;
    private final StackTraceElement[] stack;
    private final @Nullable SerializedThrowable cause;
    private final byte @Nullable [] original;
    private final boolean fatal;

    private SerializedThrowable(Throwable throwable, byte @Nullable [] original, int causesLeft) {
        this.className = throwable.getClass().getName();
        this.message = messageOf(throwable);
        this.stack = throwable.getStackTrace();
        Throwable next = throwable.getCause();
        this.cause = next == null || causesLeft == 0
                ? null
                : new SerializedThrowable(next, serialised(next), causesLeft - 1);
        this.original = original;
        this.fatal = throwable instanceof VirtualMachineError && !(throwable instanceof StackOverflowError);
    }

    static SerializedThrowable of(Throwable throwable) {
        byte[] original = serialised(throwable);
        // What can be sent brings its causes along; the description is for a pool that does not know the class.
        return new SerializedThrowable(throwable, original, MAX_CAUSES);
    }

    private static byte @Nullable [] serialised(Throwable throwable) {
        try {
            return Serialization.toBytes(throwable);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    private static @Nullable String messageOf(Throwable throwable) {
        try {
            return throwable.getMessage();
        } catch (RuntimeException e) {
            return "(its message cannot be had: " + e.getClass().getName() + ")";
        }
    }

    /** Whether the worker's JVM is not to be trusted any more. */
    boolean isFatal() {
        return fatal;
    }

    Throwable toThrowable(ClassLoader classes) {
        if (original != null) {
            try {
                if (Serialization.fromBytes(original, classes) instanceof Throwable throwable) {
                    return throwable;
                }
            } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError e) {
                // The description has to do.
            }
        }
        return new RemoteTaskException(className, message, stack, cause == null ? null : cause.toThrowable(classes));
    }
}
