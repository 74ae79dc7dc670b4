package processpool;

import java.io.Serializable;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Inputs of a function that are sent as one task. */
record Chunk<T extends @Nullable Object, R extends @Nullable Object>(
        SerializableFunction<? super T, ? extends R> function, ArrayList<T> inputs)
        implements SerializableCallable<Chunk.Results<R>> {
    private static final long serialVersionUID = 1;

    /** The results up to the first failure, and that failure. */
    record Results<R extends @Nullable Object>(
            ArrayList<R> values, @Nullable SerializedThrowable failure) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    @Override
    public Results<R> call() {
        ArrayList<R> values = new ArrayList<>(inputs.size());
        for (T input : inputs) {
            try {
                values.add(function.apply(input));
            } catch (OutOfMemoryError e) {
                // Fails the whole chunk, so that the pool replaces the worker.
                throw e;
            } catch (Throwable e) {
                return new Results<>(values, SerializedThrowable.of(e));
            }
        }
        return new Results<>(values, null);
    }
}
