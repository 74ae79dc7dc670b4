package processpool;

import org.jspecify.annotations.Nullable;

/**
 * Stands for an exception of a task, or the cause of one, that could not be sent as it was. It has the message and the
 * stack trace of the original, and knows its class by name.
 */
public class RemoteTaskException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What {@link #originalClassName()} tells. */
    private final String originalClassName;

    RemoteTaskException(
            String originalClassName,
            @Nullable String originalMessage,
            StackTraceElement[] stack,
            @Nullable Throwable cause) {
        super(originalMessage == null ? originalClassName : originalClassName + ": " + originalMessage, cause);
        this.originalClassName = originalClassName;
        setStackTrace(stack);
    }

    /**
     * What the task threw.
     *
     * @return the name of its class
     */
    public String originalClassName() {
        return originalClassName;
    }
}
