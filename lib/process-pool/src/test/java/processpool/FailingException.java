package processpool;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.jspecify.annotations.Nullable;

/** An exception whose methods misbehave, but not before it is thrown. */
final class FailingException extends RuntimeException {
    enum Method {
        GET_MESSAGE,
        GET_CAUSE,
        GET_STACK_TRACE,
        TO_STRING,
        WRITE_OBJECT,
        READ_OBJECT
    }

    private static final long serialVersionUID = 1;

    private final Method failing;
    private final Misbehavior misbehavior;

    FailingException(Method failing, Misbehavior misbehavior) {
        super("the message", new IllegalStateException("the cause"));
        this.failing = failing;
        this.misbehavior = misbehavior;
    }

    private void failIn(Method method) {
        if (method == failing) {
            misbehavior.act();
        }
    }

    @Override
    public String getMessage() {
        failIn(Method.GET_MESSAGE);
        return String.valueOf(super.getMessage());
    }

    @Override
    public synchronized @Nullable Throwable getCause() {
        failIn(Method.GET_CAUSE);
        return super.getCause();
    }

    @Override
    public StackTraceElement[] getStackTrace() {
        failIn(Method.GET_STACK_TRACE);
        return super.getStackTrace();
    }

    @Override
    public String toString() {
        failIn(Method.TO_STRING);
        return super.toString();
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        failIn(Method.WRITE_OBJECT);
        out.defaultWriteObject();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        failIn(Method.READ_OBJECT);
    }
}
