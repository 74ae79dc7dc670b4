package processpool;

import java.io.NotSerializableException;
import java.io.Serializable;

/** Says why something could not be sent or received. */
final class TransferFailures {
    private TransferFailures() {}

    /** A task that cannot become bytes. */
    static TransferException ofSendingTask(Object task, Throwable reason) {
        String name = task.getClass().getName();
        TransferException failure = ofSending("The task " + name, reason);
        if (!(task instanceof Serializable)) {
            return new TransferException(
                    failure.getMessage()
                            + "; let a class implement Serializable, and a lambda expression be a SerializableCallable or"
                            + " SerializableRunnable",
                    reason);
        }
        return failure;
    }

    /** What cannot become bytes. */
    static TransferException ofSending(String what, Throwable reason) {
        String why = reason instanceof NotSerializableException
                ? reason.getMessage() + " is not serialisable"
                : reason.toString();
        return new TransferException(what + " cannot be sent to another process: " + why, reason);
    }

    /** What cannot be made from bytes. */
    static TransferException ofReceiving(String what, String where, Throwable reason) {
        String why = reason instanceof ClassNotFoundException
                ? "the class " + reason.getMessage() + " is not on its class path"
                : reason.toString();
        return new TransferException(what + " cannot be read by " + where + ": " + why, reason);
    }
}
