package processpool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Objects that are serialized one by one. If one of them cannot be sent or read, those before it still can. */
final class SerializedSequence implements Serializable {
    private static final long serialVersionUID = 1;

    private final byte[] bytes;
    private final int size;

    private SerializedSequence(byte[] bytes, int size) {
        this.bytes = bytes;
        this.size = size;
    }

    Reader reader(ClassLoader loader) {
        return new Reader(loader);
    }

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

        SerializedSequence toSequence() {
            byte[] all = bytes.toByteArray();
            return new SerializedSequence(all.length == completeBytes ? all : Arrays.copyOf(all, completeBytes), size);
        }
    }

    /** Reads the objects in order. */
    final class Reader {
        private final ClassLoader loader;
        private @Nullable ObjectInputStream in;
        private int read;

        private Reader(ClassLoader loader) {
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
