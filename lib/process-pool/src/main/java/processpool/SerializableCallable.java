package processpool;

import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Callable} that can be sent to a worker process. A lambda expression of this type is serializable if the values
 * that it captures are. A class or record may implement {@link Callable} and {@link Serializable} instead.
 *
 * @param <T> the type of the result, which must be serializable
 */
@FunctionalInterface
public interface SerializableCallable<T extends @Nullable Object> extends Callable<T>, Serializable {}
