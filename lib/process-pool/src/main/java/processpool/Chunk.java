package processpool;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function and some of its inputs, sent as one task.
 *
 * @param bytes an {@link ObjectSequence}: the function, followed by the inputs
 * @param size the number of objects in that sequence
 */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
record Chunk(byte[] bytes, int size) implements SerializableCallable<Chunk.Results> {
    private static final long serialVersionUID = 1;

    /**
     * The results before the first failure, and that failure.
     *
     * @param bytes an {@link ObjectSequence} of the results
     * @param size the number of results
     * @param failure the failure, or null
     * @param fatal whether the failure may have damaged the JVM
     */
    @SuppressWarnings("ArrayRecordComponent") // sent, never compared
    record Results(byte[] bytes, int size, @Nullable SerializedThrowable failure, boolean fatal)
            implements Serializable {
        private static final long serialVersionUID = 1;
    }

    @Override
    public Results call() {
        ObjectSequence.Reader objects = new ObjectSequence.Reader(bytes, size, Chunk.class.getClassLoader());
        ObjectSequence.Writer results = new ObjectSequence.Writer();
        SerializedThrowable failure = null;
        boolean fatal = false;
        try {
            applyAll(objects, results);
        } catch (Throwable e) {
            failure = SerializedThrowable.of(e);
            fatal = ForeignCode.isFatal(e);
        }
        return new Results(results.toBytes(), results.size(), failure, fatal);
    }

    /** NullAway does not know that inputs and results may be null. */
    @SuppressWarnings({"unchecked", "NullAway"})
    private static void applyAll(ObjectSequence.Reader objects, ObjectSequence.Writer results) throws Exception {
        SerializableFunction<Object, ?> function = (SerializableFunction<Object, ?>) read("The function", objects);
        while (objects.hasNext()) {
            Object result = function.apply(read("An input", objects));
            try {
                results.add(result);
            } catch (Throwable e) {
                ForeignCode.throwIfFatal(e);
                throw TransferException.sendingValue("The result", result, e);
            }
        }
    }

    private static @Nullable Object read(String what, ObjectSequence.Reader objects) {
        try {
            return objects.next();
        } catch (Throwable e) {
            ForeignCode.throwIfFatal(e);
            throw TransferException.receiving(what, "the worker", e);
        }
    }
}
