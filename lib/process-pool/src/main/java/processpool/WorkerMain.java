package processpool;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The program of a worker process: runs the tasks that come in, one after another, in the main thread.
 *
 * <p>There are no lambda expressions here and in what it needs to become ready: the first one costs a JVM 20 ms.
 */
final class WorkerMain {
    /** Exit status of a worker that cannot go on, by its own fault. */
    private static final int BROKEN = 70;

    private final Inbox inbox;
    private final FrameOutput answers;
    private final ClassLoader classes;

    private WorkerMain(Inbox inbox, FrameOutput answers, ClassLoader classes) {
        this.inbox = inbox;
        this.answers = answers;
        this.classes = classes;
    }

    /** Arguments are the name of the worker and the charset of the standard output of the pool's process. */
    public static void main(String[] args) {
        try {
            Thread.currentThread().setName(args[0]);
            FrameOutput answers = new FrameOutput(new FileOutputStream(FileDescriptor.out));
            InputStream tasks = takeStandardInput();
            System.setIn(InputStream.nullInputStream());
            System.setOut(new PrintStream(new FrameOutputStream(answers), true, args[1]));
            Descendants.endWithThisProcess();
            ignoreInterruptsFromTerminal();
            Inbox inbox = Inbox.readFrom(tasks);
            new WorkerMain(inbox, answers, WorkerMain.class.getClassLoader()).serve();
        } catch (Throwable e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(BROKEN);
        }
    }

    /** Reads standard input by a descriptor of its own, so that a process which inherits it steals no tasks. */
    private static InputStream takeStandardInput() {
        FileInputStream inherited = new FileInputStream(FileDescriptor.in);
        try {
            FileInputStream own = new FileInputStream("/dev/fd/0");
            // The JDK does not leave descriptor 0 closed: it leads to /dev/null then.
            inherited.close();
            return own;
        } catch (IOException e) {
            return inherited;
        }
    }

    /** Ctrl-C reaches all processes of a terminal: what becomes of the workers then is up to the program. */
    private static void ignoreInterruptsFromTerminal() {
        try {
            // Not in the Java SE API, but in all JDKs; a mention in the source would be a warning of the compiler.
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object interrupt = signal.getConstructor(String.class).newInstance("INT");
            signal.getMethod("handle", signal, handler)
                    .invoke(null, interrupt, handler.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // Workers end at Ctrl-C then, together with the program or before it.
        }
    }

    private void serve() throws Exception {
        while (true) {
            Frame frame = inbox.take();
            switch (frame.type()) {
                case INITIALIZE -> answers.write(initialise(frame));
                case CALL, RUN -> {
                    inbox.begin(frame.task());
                    answers.write(new Frame(Frame.Type.STARTED, frame.task()));
                    Frame answer = perform(frame);
                    System.out.flush();
                    answers.write(answer);
                }
                case TOO_LARGE -> {
                    OutOfMemoryError error = new OutOfMemoryError("The task does not fit into the heap of the worker");
                    answers.write(failure(frame.task(), error));
                }
                case EXIT -> exit();
                default -> throw new IOException("unexpected frame " + frame.type());
            }
        }
    }

    private Frame initialise(Frame frame) {
        try {
            if (frame.payload().length > 0) {
                WorkerState.set(run(received(frame)));
            }
            return new Frame(Frame.Type.READY, frame.task());
        } catch (Throwable e) {
            return failure(frame.task(), e);
        }
    }

    private Frame perform(Frame frame) {
        Object result;
        try {
            Object task = received(frame);
            if (frame.type() == Frame.Type.RUN) {
                ((Runnable) task).run();
                return new Frame(Frame.Type.RESULT, frame.task());
            }
            result = ((Callable<?>) task).call();
        } catch (Throwable e) {
            return failure(frame.task(), e);
        } finally {
            inbox.end();
        }
        try {
            return new Frame(Frame.Type.RESULT, frame.task(), Serialization.toBytes(result));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            String className = result == null ? "null" : result.getClass().getName();
            return failure(frame.task(), TransferFailures.ofSending("The result of class " + className, e));
        } catch (OutOfMemoryError e) {
            return failure(frame.task(), e);
        }
    }

    private static @Nullable Object run(Object task) throws Exception {
        if (task instanceof Callable<?> callable) {
            return callable.call();
        }
        ((Runnable) task).run();
        return null;
    }

    private Object received(Frame frame) {
        Object task;
        try {
            task = Serialization.fromBytes(frame.payload(), classes);
        } catch (IOException | ClassNotFoundException | RuntimeException | StackOverflowError e) {
            throw TransferFailures.ofReceiving("The task", "the worker", e);
        }
        if (task == null) {
            throw new NullPointerException("The task became null on its way");
        }
        return task;
    }

    private static Frame failure(long task, Throwable throwable) {
        try {
            return new Frame(Frame.Type.FAILURE, task, Serialization.toBytes(SerializedThrowable.of(throwable)));
        } catch (IOException e) {
            throw new IllegalStateException("A description of a failure can always be sent", e);
        }
    }

    private static void exit() throws Exception {
        WorkerState.close();
        System.exit(0);
    }

    /** Writes frames from any thread. */
    static final class FrameOutput {
        private final OutputStream out;

        FrameOutput(OutputStream out) {
            this.out = out;
        }

        synchronized void write(Frame frame) throws IOException {
            frame.writeTo(out);
        }
    }
}
