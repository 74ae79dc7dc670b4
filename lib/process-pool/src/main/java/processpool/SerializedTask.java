package processpool;

import org.jspecify.annotations.Nullable;

/** A serialized task or initializer, with the class loader that has its class in this process. */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
record SerializedTask(
        String className, byte[] bytes, @Nullable ClassLoader loader) {
    static final SerializedTask NONE = new SerializedTask("none", new byte[0], null);

    /** Serializes a task or an initializer, called so in messages. */
    static SerializedTask of(String what, Object task) throws TransferException {
        try {
            return new SerializedTask(
                    task.getClass().getName(),
                    Serialization.serialize(task),
                    task.getClass().getClassLoader());
        } catch (Throwable e) {
            throw TransferException.sendingTask(what, task, e);
        }
    }

    /** Adds to the failure of this task where this process has a class that the worker lacks. */
    Throwable explain(Throwable failure) {
        if (failure instanceof TransferException && failure.getCause() instanceof ClassNotFoundException missing) {
            return new TransferException(
                    failure.getMessage() + ClassPath.advice(String.valueOf(missing.getMessage()), loader), missing);
        }
        return failure;
    }
}
