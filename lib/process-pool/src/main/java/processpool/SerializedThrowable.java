package processpool;

import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A description of a throwable, with the serialized throwable itself if it is serializable. */
final class SerializedThrowable implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MAX_CAUSES = 20;

    private final String className;
    private final @Nullable String message;
    private final StackTraceElement[] stackTrace;
    private final @Nullable SerializedThrowable cause;
    private final byte @Nullable [] original;
    private final boolean fatal;

    private SerializedThrowable(Throwable throwable, int causesLeft) {
        this.className = throwable.getClass().getName();
        this.message = messageOf(throwable);
        this.stackTrace = throwable.getStackTrace();
        Throwable next = throwable.getCause();
        // Described even if the original has it, since the other side may not have the class of the original.
        this.cause = next == null || causesLeft == 0 ? null : new SerializedThrowable(next, causesLeft - 1);
        this.original = serialize(throwable);
        this.fatal = throwable instanceof VirtualMachineError && !(throwable instanceof StackOverflowError);
    }

    static SerializedThrowable of(Throwable throwable) {
        return new SerializedThrowable(throwable, MAX_CAUSES);
    }

    private static byte @Nullable [] serialize(Throwable throwable) {
        try {
            return Serialization.serialize(throwable);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    private static @Nullable String messageOf(Throwable throwable) {
        try {
            return throwable.getMessage();
        } catch (RuntimeException e) {
            return "(getMessage() threw " + e.getClass().getName() + ")";
        }
    }

    /** Returns whether the JVM may be damaged. */
    boolean isFatal() {
        return fatal;
    }

    Throwable toThrowable(ClassLoader loader) {
        if (original != null) {
            try {
                if (Serialization.deserialize(original, loader) instanceof Throwable throwable) {
                    return throwable;
                }
            } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError e) {
                // Use the description.
            }
        }
        Throwable remoteCause = cause == null ? null : cause.toThrowable(loader);
        return new RemoteTaskException(className, message, stackTrace, remoteCause);
    }
}
