package processpool;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function and some of its inputs, sent as one task.
 *
 * @param functionAndInputs the function, followed by the inputs
 */
record Chunk(SerializedSequence functionAndInputs) implements SerializableCallable<Chunk.Results> {
    private static final long serialVersionUID = 1;

    /** The results before the first failure, and that failure. */
    record Results(SerializedSequence values, @Nullable SerializedThrowable failure, boolean fatal)
            implements Serializable {
        private static final long serialVersionUID = 1;
    }

    @Override
    public Results call() {
        SerializedSequence.Reader reader = functionAndInputs.reader(Chunk.class.getClassLoader());
        SerializedSequence.Writer results = new SerializedSequence.Writer();
        try {
            applyAll(reader, results);
            return new Results(results.toSequence(), null, false);
        } catch (Throwable e) {
            return new Results(results.toSequence(), SerializedThrowable.of(e), ForeignCode.isFatal(e));
        }
    }

    /** NullAway does not know that inputs and results may be null. */
    @SuppressWarnings({"unchecked", "NullAway"})
    private static void applyAll(SerializedSequence.Reader reader, SerializedSequence.Writer results) throws Exception {
        SerializableFunction<Object, ?> function = (SerializableFunction<Object, ?>) read("The function", reader);
        while (reader.hasNext()) {
            Object result = function.apply(read("An input", reader));
            try {
                results.add(result);
            } catch (Throwable e) {
                ForeignCode.throwIfFatal(e);
                throw TransferException.sendingValue("The result", result, e);
            }
        }
    }

    private static @Nullable Object read(String what, SerializedSequence.Reader reader) {
        try {
            return reader.next();
        } catch (Throwable e) {
            ForeignCode.throwIfFatal(e);
            throw TransferException.receiving(what, "the worker", e);
        }
    }
}
