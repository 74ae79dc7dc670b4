package processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static processpool.Failures.causeOf;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.io.Serializable;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class ForeignCodeTest extends SharedWorker {
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
}
