package processpool;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A throwable in a form that can always be sent: descriptions of it, its causes and its suppressed exceptions, together
 * with the serialized originals where possible.
 */
final class SerializedThrowable implements Serializable {
    private static final long serialVersionUID = 1;

    /** Limits the work for a chain of causes, since each original contains the rest of the chain. */
    private static final int MAX_ORIGINALS = 20;

    private static final int MAX_ORIGINAL_BYTES = 1 << 26;

    private final ArrayList<Description> descriptions = new ArrayList<>();

    private SerializedThrowable() {}

    static SerializedThrowable of(Throwable throwable) {
        SerializedThrowable serialized = new SerializedThrowable();
        for (ForeignCode.Node node : ForeignCode.nodesOf(throwable)) {
            int index = serialized.descriptions.size();
            byte[] original = index < MAX_ORIGINALS ? serialize(node.throwable()) : null;
            serialized.descriptions.add(new Description(index, node, original));
        }
        return serialized;
    }

    private static byte @Nullable [] serialize(Throwable throwable) {
        byte[] bytes = ForeignCode.attempt(() -> Serialization.serialize(throwable));
        return bytes == null || bytes.length > MAX_ORIGINAL_BYTES ? null : bytes;
    }

    /** Returns the original, or exceptions that represent it if this process cannot use the original. */
    Throwable toThrowable(ClassLoader loader) {
        List<Throwable> throwables = new ArrayList<>();
        List<Description> represented = new ArrayList<>();
        for (Description description : descriptions) {
            Throwable throwable = description.original(loader);
            if (throwable == null) {
                throwable = description.toException();
                represented.add(description);
            } else if (throwables.isEmpty()) {
                return throwable;
            }
            throwables.add(throwable);
        }
        represented.forEach(description -> description.link(throwables));
        return throwables.get(0);
    }

    /** One throwable. The numbers are indexes in the list of all descriptions, and negative if there is none. */
    private static final class Description implements Serializable {
        private static final long serialVersionUID = 1;

        private final int index;
        private final String className;
        private final @Nullable String message;
        private final ArrayList<StackTraceElement> stackTrace;
        private final byte @Nullable [] original;
        private final int cause;
        private final ArrayList<Integer> suppressed;

        Description(int index, ForeignCode.Node node, byte @Nullable [] original) {
            Throwable throwable = node.throwable();
            this.index = index;
            this.className = throwable.getClass().getName();
            this.message = ForeignCode.messageOf(throwable);
            this.stackTrace = new ArrayList<>(ForeignCode.stackTraceOf(throwable));
            this.original = original;
            this.cause = node.cause();
            this.suppressed = new ArrayList<>(node.suppressed());
        }

        @Nullable
        Throwable original(ClassLoader loader) {
            if (original == null) {
                return null;
            }
            Object object = ForeignCode.attempt(() -> Serialization.deserialize(original, loader));
            return object instanceof Throwable throwable && ForeignCode.isPrintable(throwable) ? throwable : null;
        }

        Throwable toException() {
            Throwable exception = className.equals(TransferException.class.getName())
                    ? new TransferException(String.valueOf(message))
                    : new RemoteTaskException(className, message);
            exception.setStackTrace(stackTrace.toArray(StackTraceElement[]::new));
            return exception;
        }

        /** Sets the cause and the suppressed exceptions of the result of {@link #toException()}. */
        void link(List<Throwable> throwables) {
            Throwable exception = throwables.get(index);
            if (cause >= 0 && cause != index) {
                exception.initCause(throwables.get(cause));
            }
            for (int each : suppressed) {
                if (each >= 0 && each != index) {
                    exception.addSuppressed(throwables.get(each));
                }
            }
        }
    }
}
