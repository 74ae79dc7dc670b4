package processpool;

import java.io.NotSerializableException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a task cannot be sent to a worker, or its result cannot be sent back. The message names the class that is
 * not serializable, or that the other side does not have. The worker stays in use.
 */
public class TransferException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TransferException(String message) {
        super(message);
    }

    TransferException(String message, Throwable cause) {
        super(message, cause);
    }

    static TransferException sendingTask(String what, Object task, Throwable cause) {
        String advice = task instanceof Serializable
                ? ""
                : "; let the class implement Serializable, or pass a lambda expression as a SerializableCallable or"
                        + " SerializableRunnable";
        return sending(what + " " + task.getClass().getName(), advice, cause);
    }

    static TransferException sendingValue(String what, @Nullable Object value, Throwable cause) {
        return sending(
                what + " of class " + (value == null ? null : value.getClass().getName()), "", cause);
    }

    private static TransferException sending(String what, String advice, Throwable cause) {
        String reason = cause instanceof NotSerializableException
                ? cause.getMessage() + " is not serializable"
                : ForeignCode.describe(cause);
        return new TransferException(what + " cannot be sent to another process: " + reason + advice, cause);
    }

    static TransferException receiving(String what, String receiver, Throwable cause) {
        String reason = cause instanceof ClassNotFoundException
                ? "the class " + cause.getMessage() + " is not on its class path"
                : ForeignCode.describe(cause);
        return new TransferException(what + " cannot be read by " + receiver + ": " + reason, cause);
    }
}
