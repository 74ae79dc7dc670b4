package processpool;

import org.jspecify.annotations.Nullable;

/**
 * Represents an exception of a task, or one of its causes, that could not be sent. Has the message, the stack trace, the
 * cause and the suppressed exceptions of the original.
 */
public class RemoteTaskException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The value of {@link #originalClassName()}. */
    private final String originalClassName;

    RemoteTaskException(String originalClassName, @Nullable String originalMessage) {
        super(originalMessage == null ? originalClassName : originalClassName + ": " + originalMessage);
        this.originalClassName = originalClassName;
    }

    /**
     * Returns the class name of the original exception.
     *
     * @return the binary name of the class
     */
    public String originalClassName() {
        return originalClassName;
    }
}
