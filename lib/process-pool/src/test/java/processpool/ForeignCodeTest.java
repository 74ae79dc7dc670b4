package processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static processpool.Failures.causeOf;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All tests share one worker, which stays in use whatever the classes of the program throw. */
@Timeout(60)
class ForeignCodeTest {
    @SuppressWarnings("NullAway.Init")
    private static ProcessPoolExecutor pool;

    private static long pid;

    @BeforeAll
    static void startWorker() throws Exception {
        pool = ProcessPoolExecutor.builder().workers(1).build();
        pid = pool.submit(() -> ProcessHandle.current().pid()).get();
    }

    @AfterAll
    static void verifyThatTheWorkerWasNotReplaced() throws Exception {
        long last = pool.submit(() -> ProcessHandle.current().pid()).get();
        pool.close();
        assertThat(last).isEqualTo(pid);
    }

    /** What a method of the program may do. */
    enum Misbehavior {
        EXCEPTION {
            @Override
            void act() {
                throw new IllegalStateException("misbehavior");
            }
        },
        ERROR {
            @Override
            void act() {
                throw new AssertionError("misbehavior");
            }
        },
        LINKAGE_ERROR {
            @Override
            void act() {
                throw new NoClassDefFoundError("misbehavior");
            }
        },
        RECURSION {
            @Override
            @SuppressWarnings("InfiniteRecursion")
            void act() {
                act();
            }
        },
        UNDESCRIBABLE {
            @Override
            void act() {
                throw new FailingException(Method.TO_STRING, ERROR);
            }
        };

        abstract void act();
    }

    private record Value(boolean whenWritten, Misbehavior misbehavior) implements Serializable, Callable<Integer> {
        private static final long serialVersionUID = 1;

        @Override
        public Integer call() {
            return 1;
        }

        Object writeReplace() {
            return new Form(whenWritten, misbehavior);
        }

        private static final class Form implements Serializable {
            private static final long serialVersionUID = 1;

            private final boolean whenWritten;
            private final Misbehavior misbehavior;

            Form(boolean whenWritten, Misbehavior misbehavior) {
                this.whenWritten = whenWritten;
                this.misbehavior = misbehavior;
            }

            private void writeObject(ObjectOutputStream out) throws IOException {
                if (whenWritten) {
                    misbehavior.act();
                }
                out.defaultWriteObject();
            }

            private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
                in.defaultReadObject();
                misbehavior.act();
            }
        }
    }

    @Nested
    class Serializing {
        @ParameterizedTest
        @EnumSource
        void taskThatCannotBeWrittenFails(Misbehavior misbehavior) {
            assertThat(causeOf(pool.submit(new Value(true, misbehavior)), TransferException.class))
                    .hasMessageContaining("The task " + Value.class.getName() + " cannot be sent");
        }

        @ParameterizedTest
        @EnumSource
        void taskThatCannotBeReadFails(Misbehavior misbehavior) {
            assertThat(causeOf(pool.submit(new Value(false, misbehavior)), TransferException.class))
                    .hasMessageContaining("The task cannot be read by the worker");
        }

        @ParameterizedTest
        @EnumSource
        void resultThatCannotBeWrittenFails(Misbehavior misbehavior) {
            assertThat(causeOf(pool.submit(() -> new Value(true, misbehavior)), TransferException.class))
                    .hasMessageContaining("The result of class " + Value.class.getName() + " cannot be sent");
        }

        @ParameterizedTest
        @EnumSource
        void resultThatCannotBeReadFails(Misbehavior misbehavior) {
            assertThat(causeOf(pool.submit(() -> new Value(false, misbehavior)), TransferException.class))
                    .hasMessageContaining("cannot be read by the pool");
        }

        @ParameterizedTest
        @EnumSource
        void initializerThatCannotBeWrittenIsRejected(Misbehavior misbehavior) {
            Value value = new Value(true, misbehavior);

            assertThat(catchThrowable(() -> ProcessPoolExecutor.builder().initializer(() -> value)))
                    .isInstanceOf(TransferException.class);
        }
    }

    private enum Method {
        GET_MESSAGE,
        GET_CAUSE,
        GET_STACK_TRACE,
        TO_STRING,
        WRITE_OBJECT,
        READ_OBJECT
    }

    /** An exception whose methods misbehave, but not before it is thrown. */
    private static final class FailingException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final Method failing;
        private final Misbehavior misbehavior;

        FailingException(Method failing, Misbehavior misbehavior) {
            super("the message", new IllegalStateException("the cause"));
            this.failing = failing;
            this.misbehavior = misbehavior;
        }

        private void failIn(Method method) {
            if (method == failing) {
                misbehavior.act();
            }
        }

        @Override
        public String getMessage() {
            failIn(Method.GET_MESSAGE);
            return String.valueOf(super.getMessage());
        }

        @Override
        public synchronized @Nullable Throwable getCause() {
            failIn(Method.GET_CAUSE);
            return super.getCause();
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            failIn(Method.GET_STACK_TRACE);
            return super.getStackTrace();
        }

        @Override
        public String toString() {
            failIn(Method.TO_STRING);
            return super.toString();
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            failIn(Method.WRITE_OBJECT);
            out.defaultWriteObject();
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            failIn(Method.READ_OBJECT);
        }
    }

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

    @Nested
    class Exceptions {
        @ParameterizedTest
        @EnumSource
        void exceptionKeepsItsClassNameIfAMethodFails(Misbehavior misbehavior) {
            for (Method method : Method.values()) {
                Throwable cause = causeOf(pool.submit(() -> {
                    throw new FailingException(method, misbehavior);
                }));

                assertThat(cause).as("%s", method).isInstanceOf(RemoteTaskException.class);
                assertThat(((RemoteTaskException) cause).originalClassName())
                        .isEqualTo(FailingException.class.getName());
                if (method != Method.GET_MESSAGE) {
                    assertThat(cause).hasMessage(FailingException.class.getName() + ": the message");
                }
                if (method != Method.GET_CAUSE) {
                    assertThat(cause).hasCauseInstanceOf(IllegalStateException.class);
                }
                if (method != Method.GET_STACK_TRACE) {
                    assertThat(cause).hasStackTraceContaining("ForeignCodeTest.java");
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
                failure.addSuppressed(
                        new UnserializableException("suppressed", new IOException("cause of suppressed")));
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

    @Nested
    class StandardStreamsOfATask {
        @Test
        void nextTaskHasStreamsIfATaskSetsThemToNull() throws Exception {
            pool.submit(() -> {
                        System.setIn(null);
                        System.setOut(null);
                        System.setErr(null);
                    })
                    .get();

            assertThat(pool.submit(() ->
                                    System.in.read() + " " + System.out.checkError() + " " + System.err.checkError())
                            .get())
                    .isEqualTo("-1 false false");
        }

        @Test
        void nextTaskHasStreamsIfATaskClosesThem() throws Exception {
            pool.submit(() -> {
                        System.in.close();
                        System.out.close();
                        System.err.close();
                        return null;
                    })
                    .get();

            assertThat(pool.submit(() -> {
                                System.out.println("a line");
                                return System.in.read() + " " + System.out.checkError() + " " + System.err.checkError();
                            })
                            .get())
                    .isEqualTo("-1 false false");
        }

        @Test
        void taskCompletesIfItSetsAStreamThatFails() throws Exception {
            assertThat(pool.submit(() -> {
                                System.setOut(new FailingStream());
                                return 1;
                            })
                            .get())
                    .isEqualTo(1);
            pool.submit(() -> System.setOut(null)).get();
        }
    }

    private static final class FailingStream extends PrintStream {
        FailingStream() {
            super(nullOutputStream());
        }

        @Override
        public void flush() {
            throw new AssertionError("flush failed");
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
