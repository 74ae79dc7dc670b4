package processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static processpool.Failures.causeOf;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TransferTest extends SharedWorker {
    private static final int SIXTEEN_MEBIBYTES = 16 << 20;

    @Test
    void taskThatIsNotSerializableFailsAtOnceWithAdvice() {
        ExecutorService executor = pool;

        Future<Integer> future = executor.submit(() -> 5);

        assertThat(future).isDone();
        assertThat(causeOf(future))
                .isInstanceOf(TransferException.class)
                .hasCauseInstanceOf(NotSerializableException.class)
                .hasMessageContaining("TransferTest$$Lambda")
                .hasMessageContaining("is not serializable; let the class implement Serializable");
        assertThat(executor.submit(() -> {}, "result")).isDone();
    }

    @Test
    void exceptionNamesACapturedClassThatIsNotSerializable() {
        Thread captured = Thread.currentThread();

        assertThat(causeOf(pool.submit(() -> captured.getName())))
                .hasMessageEndingWith("java.lang.Thread is not serializable");
    }

    @Test
    void exceptionNamesTheClassOfAResultThatIsNotSerializable() {
        assertThat(causeOf(pool.submit(() -> List.of(new Object()))))
                .isInstanceOf(TransferException.class)
                .hasMessage(
                        "The result of class java.util.ImmutableCollections$List12 cannot be sent to another process:"
                                + " java.lang.Object is not serializable");
    }

    @Test
    void exceptionThatIsNotSerializableKeepsClassNameMessageAndStackTrace() {
        Throwable cause = causeOf(pool.submit(() -> {
            throw new UnserializableException("the message", new IllegalStateException("the root"));
        }));

        assertThat(cause)
                .isInstanceOf(RemoteTaskException.class)
                .hasMessage(UnserializableException.class.getName() + ": the message")
                .hasStackTraceContaining("TransferTest.java")
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("the root");
        assertThat(((RemoteTaskException) cause).originalClassName())
                .isEqualTo(UnserializableException.class.getName());
    }

    private static final class UnserializableException extends Exception {
        private static final long serialVersionUID = 1;

        @SuppressWarnings({"unused", "serial"})
        private final Object payload = new Object();

        UnserializableException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    @Test
    void exceptionWhoseGetMessageThrowsKeepsItsClassName() {
        assertThat(causeOf(pool.submit(() -> {
                    throw new MessageThrowsException();
                })))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining(MessageThrowsException.class.getName())
                .hasMessageContaining("UnsupportedOperationException");
    }

    private static final class MessageThrowsException extends RuntimeException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings({"unused", "serial"})
        private final Object payload = new Object();

        @Override
        public String getMessage() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void taskThatTheWorkerCannotReadFails() {
        assertThat(causeOf(pool.submit(new Unreadable(true)))).hasMessageContaining("cannot be read by the worker");
    }

    @Test
    void resultThatThePoolCannotReadFails() {
        assertThat(causeOf(pool.submit(() -> new Unreadable(false))))
                .hasMessageContaining("cannot be read by the pool");
    }

    private static final class Unreadable implements Callable<Integer>, Serializable {
        private static final long serialVersionUID = 1;
        private boolean readable;

        Unreadable(boolean readable) {
            this.readable = readable;
        }

        @Override
        public Integer call() {
            return readable ? 1 : 0;
        }

        private void readObject(ObjectInputStream in) throws IOException {
            throw new IOException("readObject fails");
        }
    }

    @Test
    void taskWhoseWriteReplaceThrowsFails() {
        assertThat(causeOf(pool.submit(new Unwritable()))).hasMessageContaining("writeReplace fails");
    }

    private record Unwritable() implements Callable<Integer>, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public Integer call() {
            return 1;
        }

        Object writeReplace() {
            if (Thread.currentThread().isAlive()) {
                throw new IllegalStateException("writeReplace fails");
            }
            return this;
        }
    }

    @Test
    void sendsSixteenMebibytesBothWays() throws Exception {
        byte[] sent = new byte[SIXTEEN_MEBIBYTES];
        sent[SIXTEEN_MEBIBYTES - 1] = 42;

        byte[] received = pool.submit(() -> sent).get();

        assertThat(received).isEqualTo(sent);
    }

    @Test
    void interruptStatusIsClearedBetweenTasks() throws Exception {
        pool.submit(() -> Thread.currentThread().interrupt()).get();

        assertThat(pool.submit(() -> Thread.currentThread().isInterrupted()).get())
                .isFalse();
    }

    @Test
    void exceptionInInitializerErrorIsTheCause() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(pool.submit(() -> FailsToInitialize.VALUE)::get)
                .withCauseInstanceOf(ExceptionInInitializerError.class);
    }

    private static final class FailsToInitialize {
        static final int VALUE = Integer.parseInt("no number");
    }
}
