package processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static processpool.Failures.causeOf;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import processpool.FailingException.Method;

@Timeout(60)
class ForeignExceptionTest extends SharedWorker {
    /** An exception whose methods return null. */
    private static final class NullException extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        @SuppressWarnings("NullAway")
        public String getMessage() {
            return null;
        }

        @Override
        @SuppressWarnings("NullAway")
        public StackTraceElement[] getStackTrace() {
            return null;
        }

        @Override
        @SuppressWarnings({"NullAway", "ToStringReturnsNull"})
        public String toString() {
            return null;
        }
    }

    private static String printed(Throwable throwable) {
        StringWriter text = new StringWriter();
        throwable.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource
    void exceptionKeepsItsClassNameIfAMethodFails(Misbehavior misbehavior) {
        for (Method method : Method.values()) {
            Throwable cause = causeOf(pool.submit(() -> {
                throw new FailingException(method, misbehavior);
            }));

            assertThat(cause).as("%s", method).isInstanceOf(RemoteTaskException.class);
            assertThat(((RemoteTaskException) cause).originalClassName()).isEqualTo(FailingException.class.getName());
            if (method != Method.GET_MESSAGE) {
                assertThat(cause).hasMessage(FailingException.class.getName() + ": the message");
            }
            if (method != Method.GET_CAUSE) {
                assertThat(cause).hasCauseInstanceOf(IllegalStateException.class);
            }
            if (method != Method.GET_STACK_TRACE) {
                assertThat(cause).hasStackTraceContaining("ForeignExceptionTest.java");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void exceptionInAChunkKeepsItsClassNameIfAMethodFails(Misbehavior misbehavior) {
        for (Method method : Method.values()) {
            Throwable thrown = catchThrowable(() -> pool.map(
                            number -> {
                                throw new FailingException(method, misbehavior);
                            },
                            List.of(1))
                    .toList());

            assertThat(thrown).hasCauseInstanceOf(RemoteTaskException.class);
            assertThat(printed(thrown)).contains(FailingException.class.getName());
        }
    }

    @Test
    void exceptionKeepsItsClassNameIfItsMethodsReturnNull() {
        assertThat(causeOf(pool.submit(() -> {
                    throw new NullException();
                })))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessage(NullException.class.getName());
    }

    @Test
    void longChainOfCausesArrives() {
        Throwable cause = causeOf(pool.submit(() -> {
            Exception chain = new Exception("cause 0");
            for (int number = 1; number < 20_000; number++) {
                chain = new Exception("cause " + number, chain);
            }
            throw chain;
        }));

        assertThat(cause).hasMessageContaining("cause 19999");
        int length = 0;
        for (Throwable each = cause; each != null; each = each.getCause()) {
            assertThat(each).hasMessageContaining("cause " + (19_999 - length));
            length++;
        }
        assertThat(length).isGreaterThanOrEqualTo(1000);
        assertThat(printed(cause)).contains("cause 19000");
    }

    @Test
    void cyclesOfCausesArrive() {
        Throwable cause = causeOf(pool.submit(() -> {
            UnserializableException first = new UnserializableException("first", null);
            first.initCause(new UnserializableException("second", first));
            throw first;
        }));

        assertThat(cause).hasMessageContaining("first");
        assertThat(cause.getCause()).hasMessageContaining("second").hasCause(cause);
        assertThat(printed(cause)).contains("CIRCULAR REFERENCE");
    }

    @Test
    void suppressedExceptionsArrive() {
        Throwable serializable = causeOf(pool.submit(() -> {
            Exception failure = new Exception("failure");
            failure.addSuppressed(new IOException("suppressed"));
            throw failure;
        }));
        Throwable unserializable = causeOf(pool.submit(() -> {
            Exception failure = new UnserializableException("failure", new IOException("cause"));
            failure.addSuppressed(new UnserializableException("suppressed", new IOException("cause of suppressed")));
            failure.addSuppressed(new IOException("another"));
            throw failure;
        }));

        assertThat(serializable.getSuppressed()).singleElement().isInstanceOf(IOException.class);
        assertThat(unserializable.getSuppressed()).hasSize(2);
        assertThat(unserializable.getSuppressed()[0])
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("suppressed")
                .hasCauseInstanceOf(IOException.class);
        assertThat(unserializable.getSuppressed()[1]).isInstanceOf(IOException.class);
    }

    @Test
    void exceptionWithALargeMessageArrives() {
        Throwable cause = causeOf(pool.submit(() -> {
            throw new UnserializableException("x".repeat(10_000_000), null);
        }));

        assertThat(cause).isInstanceOf(RemoteTaskException.class);
        assertThat(cause.getMessage()).hasSizeBetween(1000, 200_000);
    }

    @Test
    void exceptionThatIsReplacedByAnotherObjectKeepsItsClassName() {
        assertThat(causeOf(pool.submit(() -> {
                    throw new ReplacedException();
                })))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining(ReplacedException.class.getName());
    }

    private static final class UnserializableException extends Exception {
        private static final long serialVersionUID = 1;

        @SuppressWarnings({"unused", "serial"})
        private final Object payload = new Object();

        UnserializableException(String message, @Nullable Throwable cause) {
            super(message);
            if (cause != null) {
                initCause(cause);
            }
        }
    }

    private static final class ReplacedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        Object readResolve() {
            return "not an exception";
        }
    }

    @Test
    void executionExceptionCanBePrintedForEveryFailure() {
        for (Method method : Method.values()) {
            for (Misbehavior misbehavior : Misbehavior.values()) {
                Supplier<ExecutionException> failure =
                        () -> catchThrowableOfType(ExecutionException.class, pool.submit(() -> {
                            throw new FailingException(method, misbehavior);
                        })::get);
                assertThatNoException().isThrownBy(() -> printed(failure.get()));
            }
        }
    }
}
