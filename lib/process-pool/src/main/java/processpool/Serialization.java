package processpool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import org.jspecify.annotations.Nullable;

/** Serializes objects to bytes and back. */
final class Serialization {
    private static final int INITIAL_BYTES = 512;

    private Serialization() {}

    static byte[] serialize(@Nullable Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_BYTES);
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        if (bytes.size() > Frame.MAX_PAYLOAD_BYTES) {
            throw new IOException("%d bytes exceed the limit of %d".formatted(bytes.size(), Frame.MAX_PAYLOAD_BYTES));
        }
        return bytes.toByteArray();
    }

    static @Nullable Object deserialize(byte[] bytes, ClassLoader loader) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new LoaderObjectInputStream(new ByteArrayInputStream(bytes), loader)) {
            return in.readObject();
        }
    }

    /** Resolves classes by a given class loader. The superclass uses that of its caller, which is this library's. */
    private static final class LoaderObjectInputStream extends ObjectInputStream {
        private final ClassLoader loader;

        LoaderObjectInputStream(InputStream in, ClassLoader loader) throws IOException {
            super(in);
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, loader);
            } catch (ClassNotFoundException e) {
                // A primitive type, or a class that only the loader of this library knows.
                return super.resolveClass(description);
            }
        }
    }
}
