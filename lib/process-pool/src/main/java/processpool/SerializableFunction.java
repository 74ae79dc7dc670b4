package processpool;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function that can be sent to worker processes, and may throw checked exceptions there. A lambda expression of this
 * type is serialisable, if what it captures is.
 *
 * @param <T> the type of the input, which must be serialisable
 * @param <R> the type of the result, which must be serialisable
 */
@FunctionalInterface
public interface SerializableFunction<T extends @Nullable Object, R extends @Nullable Object> extends Serializable {
    /**
     * Applies this function to an input.
     *
     * @param input that the result depends on
     * @return the result
     * @throws Exception if there is no result
     */
    R apply(T input) throws Exception;
}
