package processpool;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Returns why futures failed. */
final class Failures {
    private Failures() {}

    static Throwable causeOf(Future<?> future) {
        ExecutionException failure = catchThrowableOfType(ExecutionException.class, future::get);
        return Objects.requireNonNull(failure.getCause());
    }

    static <T extends Throwable> T causeOf(Future<?> future, Class<T> type) {
        Throwable cause = causeOf(future);
        if (!type.isInstance(cause)) {
            throw new AssertionError("not a " + type.getSimpleName(), cause);
        }
        return type.cast(cause);
    }
}
