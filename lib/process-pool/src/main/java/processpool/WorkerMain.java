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
 * The main class of a worker process. Runs tasks one at a time in the main thread.
 *
 * <p>This class and those that it needs to become ready use no lambda expressions: the first one costs a JVM 20 ms.
 */
final class WorkerMain {
    /** Exit status of a worker that cannot continue. */
    private static final int BROKEN = 70;

    private final RequestReceiver requests;
    private final OutputStream responses;
    private final ClassLoader loader = WorkerMain.class.getClassLoader();

    private WorkerMain(RequestReceiver requests, OutputStream responses) {
        this.requests = requests;
        this.responses = responses;
    }

    /** The arguments are the name of the worker and the charset of the pool's standard output. */
    public static void main(String[] args) {
        try {
            Thread.currentThread().setName(args[0]);
            OutputStream responses = new FileOutputStream(FileDescriptor.out);
            RequestReceiver requests = new RequestReceiver(takeStandardInput());
            System.setIn(InputStream.nullInputStream());
            System.setOut(new PrintStream(new FrameOutputStream(responses), true, args[1]));
            Descendants.killAtExit();
            ignoreInterruptSignal();
            requests.start();
            new WorkerMain(requests, responses).serve();
        } catch (Throwable e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(BROKEN);
        }
    }

    /** Moves standard input to another descriptor, so that processes which inherit it read no requests. */
    private static InputStream takeStandardInput() {
        FileInputStream inherited = new FileInputStream(FileDescriptor.in);
        try {
            FileInputStream moved = new FileInputStream("/dev/fd/0");
            // The JDK redirects descriptor 0 to /dev/null.
            inherited.close();
            return moved;
        } catch (IOException e) {
            return inherited;
        }
    }

    /** Leaves the response to Ctrl-C, which a terminal sends to all its processes, to the program. */
    private static void ignoreInterruptSignal() {
        try {
            // By reflection, since the compiler warns of sun.misc.
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object interrupt = signal.getConstructor(String.class).newInstance("INT");
            signal.getMethod("handle", signal, handler)
                    .invoke(null, interrupt, handler.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // Ctrl-C ends the worker, too.
        }
    }

    private void serve() throws Exception {
        while (true) {
            Frame request = requests.take();
            long taskId = request.taskId();
            switch (request.type()) {
                case INITIALIZE -> initialize(request).writeTo(responses);
                case CALL, RUN -> {
                    requests.taskStarted(taskId);
                    new Frame(Frame.Type.STARTED, taskId).writeTo(responses);
                    Frame response = run(request);
                    System.out.flush();
                    response.writeTo(responses);
                }
                case TOO_LARGE ->
                    failure(taskId, new OutOfMemoryError("The task does not fit into the worker's heap"))
                            .writeTo(responses);
                case EXIT -> {
                    WorkerState.close();
                    System.exit(0);
                }
                default -> throw new IOException("unexpected frame " + request.type());
            }
        }
    }

    private Frame initialize(Frame request) {
        try {
            if (request.payload().length > 0) {
                WorkerState.set(callInitializer(deserialize(request)));
            }
            return new Frame(Frame.Type.READY, request.taskId());
        } catch (Throwable e) {
            return failure(request.taskId(), e);
        }
    }

    private Frame run(Frame request) {
        Object result;
        try {
            Object task = deserialize(request);
            if (request.type() == Frame.Type.RUN) {
                ((Runnable) task).run();
                return new Frame(Frame.Type.RESULT, request.taskId());
            }
            result = ((Callable<?>) task).call();
        } catch (Throwable e) {
            return failure(request.taskId(), e);
        } finally {
            requests.taskEnded();
        }
        try {
            return new Frame(Frame.Type.RESULT, request.taskId(), Serialization.serialize(result));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            String className = result == null ? "null" : result.getClass().getName();
            return failure(request.taskId(), TransferException.sending("The result of class " + className, e));
        } catch (OutOfMemoryError e) {
            return failure(request.taskId(), e);
        }
    }

    private static @Nullable Object callInitializer(Object task) throws Exception {
        if (task instanceof Callable<?> callable) {
            return callable.call();
        }
        ((Runnable) task).run();
        return null;
    }

    private Object deserialize(Frame request) {
        Object task;
        try {
            task = Serialization.deserialize(request.payload(), loader);
        } catch (IOException | ClassNotFoundException | RuntimeException | StackOverflowError e) {
            throw TransferException.receiving("The task", "the worker", e);
        }
        if (task == null) {
            throw new NullPointerException("The task was deserialized as null");
        }
        return task;
    }

    private static Frame failure(long taskId, Throwable throwable) {
        try {
            return new Frame(Frame.Type.FAILURE, taskId, Serialization.serialize(SerializedThrowable.of(throwable)));
        } catch (IOException e) {
            throw new IllegalStateException("A SerializedThrowable is always serializable", e);
        }
    }
}
