package processpool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Serializes and deserializes objects one by one. If one of them cannot be sent or read, those before it still can. */
final class ObjectSequence {
    private ObjectSequence() {}

    /** Collects objects. The sequence ends before the first one that cannot be serialized. */
    static final class Writer {
        private static final int INITIAL_BYTES = 512;

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_BYTES);
        private @Nullable ObjectOutputStream out;
        private int completeBytes;
        private int size;

        /** Adds an object. Nothing may be added after an exception. */
        void add(@Nullable Object object) throws IOException {
            if (out == null) {
                out = new ObjectOutputStream(bytes);
            }
            out.writeObject(object);
            out.flush();
            Serialization.requireSendable(bytes.size());
            completeBytes = bytes.size();
            size++;
        }

        int size() {
            return size;
        }

        byte[] toBytes() {
            byte[] all = bytes.toByteArray();
            return all.length == completeBytes ? all : Arrays.copyOf(all, completeBytes);
        }
    }

    /** Reads the objects in order. */
    static final class Reader {
        private final byte[] bytes;
        private final int size;
        private final ClassLoader loader;
        private @Nullable ObjectInputStream in;
        private int read;

        Reader(byte[] bytes, int size, ClassLoader loader) {
            this.bytes = bytes;
            this.size = size;
            this.loader = loader;
        }

        boolean hasNext() {
            return read < size;
        }

        @Nullable
        Object next() throws IOException, ClassNotFoundException {
            if (in == null) {
                in = Serialization.inputStream(bytes, loader);
            }
            read++;
            return in.readObject();
        }
    }
}
