package processpool;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a pool cannot start workers. The message contains what the worker wrote to its standard error. The cause is
 * what the initializer threw, if it failed.
 */
public class WorkerStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WorkerStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
