package processpool;

import org.jspecify.annotations.Nullable;

/**
 * Stands for an exception of a task, or the cause of one, that could not be sent as it was. It has the message and the
 * stack trace of the original, and knows its class by name.
 */
public class RemoteTaskException extends RuntimeException {
    private static final long serialVersionUID = 1;

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

    /** The name of the class of the exception that the task threw. */
    public String originalClassName() {
        return originalClassName;
    }
}
