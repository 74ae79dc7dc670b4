package processpool;

import java.io.NotSerializableException;
import java.io.Serializable;

/**
 * Thrown when a task cannot be sent to a worker, or its result cannot be sent back. The message names the class that is
 * not serializable, or that the other side does not have. The worker stays in use.
 */
public class TransferException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TransferException(String message, Throwable cause) {
        super(message, cause);
    }

    static TransferException sendingTask(Object task, Throwable cause) {
        String advice = task instanceof Serializable
                ? ""
                : "; let the class implement Serializable, or pass a lambda expression as a SerializableCallable or"
                        + " SerializableRunnable";
        return sending("The task " + task.getClass().getName(), advice, cause);
    }

    static TransferException sending(String what, Throwable cause) {
        return sending(what, "", cause);
    }

    private static TransferException sending(String what, String advice, Throwable cause) {
        String reason = cause instanceof NotSerializableException
                ? cause.getMessage() + " is not serializable"
                : cause.toString();
        return new TransferException(what + " cannot be sent to another process: " + reason + advice, cause);
    }

    static TransferException receiving(String what, String receiver, Throwable cause) {
        String reason = cause instanceof ClassNotFoundException
                ? "the class " + cause.getMessage() + " is not on its class path"
                : cause.toString();
        return new TransferException(what + " cannot be read by " + receiver + ": " + reason, cause);
    }
}
