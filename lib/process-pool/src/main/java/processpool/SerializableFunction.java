package processpool;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function that can be sent to worker processes and may throw checked exceptions. A lambda expression of this type is
 * serializable if the values that it captures are.
 *
 * @param <T> the type of the input, which must be serializable
 * @param <R> the type of the result, which must be serializable
 */
@FunctionalInterface
public interface SerializableFunction<T extends @Nullable Object, R extends @Nullable Object> extends Serializable {
    /**
     * Applies this function.
     *
     * @param input the input
     * @return the result
     * @throws Exception if the function fails
     */
    R apply(T input) throws Exception;
}
