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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One worker for all tests here: none of these failures costs it its life. */
@Timeout(60)
class TransferTest {
    private static final int SIXTEEN_MEBIBYTES = 16 << 20;

    @SuppressWarnings("NullAway.Init")
    private static ProcessPoolExecutor pool;

    private static long pid;

    @BeforeAll
    static void startTheWorker() throws Exception {
        pool = ProcessPoolExecutor.builder().workers(1).build();
        pid = pool.submit(() -> ProcessHandle.current().pid()).get();
    }

    @AfterAll
    static void theSameWorkerHasServedAll() throws Exception {
        long last = pool.submit(() -> ProcessHandle.current().pid()).get();
        pool.close();
        assertThat(last).isEqualTo(pid);
    }

    @Test
    void aTaskThatIsNotSerialisableFailsAtOnceAndSaysWhatToDo() {
        ExecutorService executor = pool;

        Future<Integer> future = executor.submit(() -> 5);

        assertThat(future).isDone();
        assertThat(causeOf(future))
                .isInstanceOf(TransferException.class)
                .hasCauseInstanceOf(NotSerializableException.class)
                .hasMessageContaining("TransferTest$$Lambda")
                .hasMessageContaining("is not serialisable; let a class implement Serializable");
        assertThat(executor.submit(() -> {}, "result")).isDone();
    }

    @Test
    void aTaskThatCapturesWhatIsNotSerialisableFailsAndNamesIt() {
        Thread captured = Thread.currentThread();

        assertThat(causeOf(pool.submit(() -> captured.getName())))
                .hasMessageEndingWith("java.lang.Thread is not serialisable");
    }

    @Test
    void aResultThatIsNotSerialisableFailsAndNamesIt() {
        assertThat(causeOf(pool.submit(() -> List.of(new Object()))))
                .isInstanceOf(TransferException.class)
                .hasMessage(
                        "The result of class java.util.ImmutableCollections$List12 cannot be sent to another process:"
                                + " java.lang.Object is not serialisable");
    }

    @Test
    void anExceptionThatIsNotSerialisableArrivesByNameMessageAndStack() {
        Throwable cause = causeOf(pool.submit(() -> {
            throw new Unserialisable("too heavy", new IllegalStateException("the root"));
        }));

        assertThat(cause)
                .isInstanceOf(RemoteTaskException.class)
                .hasMessage(Unserialisable.class.getName() + ": too heavy")
                .hasStackTraceContaining("TransferTest.java")
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("the root");
        assertThat(((RemoteTaskException) cause).originalClassName()).isEqualTo(Unserialisable.class.getName());
    }

    private static final class Unserialisable extends Exception {
        private static final long serialVersionUID = 1;

        @SuppressWarnings({"unused", "serial"})
        private final Object payload = new Object();

        Unserialisable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    @Test
    void anExceptionWhoseMessageThrowsArrivesAllTheSame() {
        assertThat(causeOf(pool.submit(() -> {
                    throw new Voiceless();
                })))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining(Voiceless.class.getName())
                .hasMessageContaining("UnsupportedOperationException");
    }

    private static final class Voiceless extends RuntimeException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings({"unused", "serial"})
        private final Object payload = new Object();

        @Override
        public String getMessage() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void aTaskThatCannotBeReadInTheWorkerFails() {
        assertThat(causeOf(pool.submit(new Unreadable(true)))).hasMessageContaining("cannot be read by the worker");
    }

    @Test
    void aResultThatCannotBeReadInThePoolFails() {
        assertThat(causeOf(pool.submit(() -> new Unreadable(false))))
                .hasMessageContaining("cannot be read by the pool");
    }

    private static final class Unreadable implements Callable<Integer>, Serializable {
        private static final long serialVersionUID = 1;
        private boolean here;

        Unreadable(boolean here) {
            this.here = here;
        }

        @Override
        public Integer call() {
            return here ? 1 : 0;
        }

        private void readObject(ObjectInputStream in) throws IOException {
            throw new IOException("not for reading");
        }
    }

    @Test
    void aTaskWhoseSerialisationThrowsFails() {
        assertThat(causeOf(pool.submit(new Unwritable()))).hasMessageContaining("not for writing");
    }

    private record Unwritable() implements Callable<Integer>, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public Integer call() {
            return 1;
        }

        Object writeReplace() {
            if (Thread.currentThread().isAlive()) {
                throw new IllegalStateException("not for writing");
            }
            return this;
        }
    }

    @Test
    void carriesSixteenMebibytesBothWays() throws Exception {
        byte[] sent = new byte[SIXTEEN_MEBIBYTES];
        sent[SIXTEEN_MEBIBYTES - 1] = 42;

        byte[] received = pool.submit(() -> sent).get();

        assertThat(received).isEqualTo(sent);
    }

    @Test
    void theInterruptionOfATaskByItselfDoesNotReachTheNext() throws Exception {
        pool.submit(() -> Thread.currentThread().interrupt()).get();

        assertThat(pool.submit(() -> Thread.currentThread().isInterrupted()).get())
                .isFalse();
    }

    @Test
    void anErrorWhileAClassIsInitialisedArrives() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(pool.submit(() -> Misinitialised.VALUE)::get)
                .withCauseInstanceOf(ExceptionInInitializerError.class);
    }

    private static final class Misinitialised {
        static final int VALUE = Integer.parseInt("no number");
    }
}
