package processpool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Serializes objects to bytes and back. This runs methods of their classes, which may throw anything. */
final class Serialization {
    private static final int INITIAL_BYTES = 512;

    private Serialization() {}

    static byte[] serialize(@Nullable Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_BYTES);
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        requireSendable(bytes.size());
        return bytes.toByteArray();
    }

    static void requireSendable(int bytes) throws IOException {
        if (bytes > Frame.MAX_PAYLOAD_BYTES) {
            throw new IOException("%s bytes exceed the limit of %s".formatted(bytes, Frame.MAX_PAYLOAD_BYTES));
        }
    }

    static @Nullable Object deserialize(byte[] bytes, ClassLoader loader) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = inputStream(bytes, loader)) {
            return in.readObject();
        }
    }

    /** Returns a stream that resolves classes by the given loader, instead of the loader of its caller. */
    static ObjectInputStream inputStream(byte[] bytes, ClassLoader loader) throws IOException {
        return new ObjectInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
                try {
                    return Class.forName(description.getName(), false, loader);
                } catch (ClassNotFoundException e) {
                    // A primitive type, or a class that only the loader of this library knows.
                    return super.resolveClass(description);
                }
            }

            @Override
            protected Class<?> resolveProxyClass(String[] interfaceNames) throws IOException, ClassNotFoundException {
                try {
                    return proxyClass(interfaceNames, loader);
                } catch (ClassNotFoundException | IllegalArgumentException e) {
                    return super.resolveProxyClass(interfaceNames);
                }
            }
        };
    }

    /** Returns the class of proxies of some interfaces, which is in the loader of the interfaces that are not public. */
    private static Class<?> proxyClass(String[] interfaceNames, ClassLoader loader) throws ClassNotFoundException {
        ClassLoader proxyLoader = loader;
        Class<?>[] interfaces = new Class<?>[interfaceNames.length];
        for (int i = 0; i < interfaces.length; i++) {
            interfaces[i] = Class.forName(interfaceNames[i], false, loader);
            if (!Modifier.isPublic(interfaces[i].getModifiers())) {
                proxyLoader = interfaces[i].getClassLoader();
            }
        }
        InvocationHandler unused = (proxy, method, arguments) -> null;
        return Proxy.newProxyInstance(proxyLoader, interfaces, unused).getClass();
    }
}
