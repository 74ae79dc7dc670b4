package processpool;

import org.jspecify.annotations.Nullable;

/**
 * Why a pool runs no tasks: its workers failed to start, several times in a row. The message has the last words of a
 * worker; the cause is what its initializer threw, if that was the reason.
 */
public class WorkerStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WorkerStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
