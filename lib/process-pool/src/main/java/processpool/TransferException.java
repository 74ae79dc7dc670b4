package processpool;

/**
 * Why a task has no result: the task could not be sent to a worker, or its result could not be sent back. The message
 * names the class that is not serialisable, or not known to the other side. The worker serves on.
 */
public class TransferException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TransferException(String message, Throwable cause) {
        super(message, cause);
    }
}
