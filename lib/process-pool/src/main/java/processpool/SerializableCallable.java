package processpool;

import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A task with a result that can be sent to a worker process. A lambda expression of this type is serialisable, if what
 * it captures is; for a class or record, implementing {@link Callable} and {@link Serializable} is as good.
 *
 * @param <T> the type of the result, which must be serialisable too
 */
@FunctionalInterface
public interface SerializableCallable<T extends @Nullable Object> extends Callable<T>, Serializable {}
