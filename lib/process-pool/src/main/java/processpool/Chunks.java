package processpool;

import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Divides the inputs of a map into chunks. Ends before the first input that cannot be sent. */
final class Chunks<T extends @Nullable Object> {
    private final SerializableFunction<? super T, ?> function;
    private final Iterator<? extends T> inputs;
    private final int chunkSize;
    private @Nullable TransferException failure;

    Chunks(SerializableFunction<? super T, ?> function, Iterator<? extends T> inputs, int chunkSize) {
        this.function = function;
        this.inputs = inputs;
        this.chunkSize = chunkSize;
    }

    /** Returns the next chunk, or nothing if there are no more inputs or the next one cannot be sent. */
    Optional<Chunk> next() {
        if (failure != null || !inputs.hasNext()) {
            return Optional.empty();
        }
        ObjectSequence.Writer writer = new ObjectSequence.Writer();
        boolean added = add(writer, "The function", function);
        while (added && writer.size() <= chunkSize && inputs.hasNext()) {
            added = add(writer, "The input", inputs.next());
        }
        return writer.size() > 1 ? Optional.of(new Chunk(writer.toBytes(), writer.size())) : Optional.empty();
    }

    private boolean add(ObjectSequence.Writer writer, String what, @Nullable Object object) {
        try {
            writer.add(object);
            return true;
        } catch (Throwable e) {
            failure = TransferException.sendingValue(what, object, e);
            return false;
        }
    }

    /** Returns why there are no more chunks although there are inputs, or null. */
    @Nullable
    TransferException failure() {
        return failure;
    }
}
