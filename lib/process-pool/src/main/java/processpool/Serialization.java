package processpool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import org.jspecify.annotations.Nullable;

/** Objects as bytes. */
final class Serialization {
    private Serialization() {}

    static byte[] toBytes(@Nullable Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        if (bytes.size() > Frame.MAX_PAYLOAD_BYTES) {
            throw new IOException(bytes.size() + " bytes are more than " + Frame.MAX_PAYLOAD_BYTES);
        }
        return bytes.toByteArray();
    }

    /** Makes the object again, of classes that this class loader knows. */
    static @Nullable Object fromBytes(byte[] bytes, ClassLoader classes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new LoadingObjectInputStream(new ByteArrayInputStream(bytes), classes)) {
            return in.readObject();
        }
    }

    /** The inherited behaviour takes the loader of the nearest caller, which need not know the classes of a program. */
    private static final class LoadingObjectInputStream extends ObjectInputStream {
        private final ClassLoader classes;

        LoadingObjectInputStream(InputStream in, ClassLoader classes) throws IOException {
            super(in);
            this.classes = classes;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, classes);
            } catch (ClassNotFoundException e) {
                // Primitive types, and what only the loader of the pool knows.
                return super.resolveClass(description);
            }
        }
    }
}
