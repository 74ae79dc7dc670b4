package processpool;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
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

    private static final int RESERVED_BYTES = 1 << 20;

    private final RequestReceiver requests;
    private final OutputStream responses;
    private final StandardStreams streams;
    private final ClassLoader loader = WorkerMain.class.getClassLoader();

    /** Released to report an error when the heap is full. */
    @SuppressWarnings("UnusedVariable") // it only occupies memory
    private byte @Nullable [] reserve = new byte[RESERVED_BYTES];

    private WorkerMain(RequestReceiver requests, OutputStream responses, StandardStreams streams) {
        this.requests = requests;
        this.responses = responses;
        this.streams = streams;
    }

    /** The arguments are the name of the worker, the charsets of the pool's output, and the argument file, if any. */
    public static void main(String[] args) {
        try {
            if (args.length > 3) {
                ArgumentFile.delete(Path.of(args[3]));
            }
            Thread.currentThread().setName(args[0]);
            OutputStream responses = new FileOutputStream(FileDescriptor.out);
            RequestReceiver requests = new RequestReceiver(takeStandardInput());
            StandardStreams streams = new StandardStreams(new FrameOutputStream(responses), args[1], args[2]);
            Descendants.killAtExit();
            ignoreInterruptSignal();
            requests.start();
            new WorkerMain(requests, responses, streams).serve();
        } catch (Throwable e) {
            try {
                System.err.println("A worker of a process pool cannot continue: " + e);
            } finally {
                Runtime.getRuntime().halt(BROKEN);
            }
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
                case INITIALIZE -> respond(initialize(request));
                case CALL, RUN -> {
                    requests.taskStarted(taskId);
                    new Frame(Frame.Type.STARTED, taskId).writeTo(responses);
                    respond(run(request));
                }
                case TOO_LARGE ->
                    respond(failure(taskId, new OutOfMemoryError("The task does not fit into the worker's heap")));
                case EXIT -> {
                    Frame response = closeState();
                    requests.expectEndOfInput();
                    respond(response);
                    requests.awaitEndOfInput();
                    System.exit(0);
                }
                default -> throw new IOException("unexpected frame " + request.type());
            }
        }
    }

    /** Sends a response after all output of the task. */
    private void respond(Frame response) throws IOException {
        streams.flushAndRestore();
        response.writeTo(responses);
    }

    private Frame initialize(Frame request) throws IOException {
        try {
            if (request.payload().length > 0) {
                WorkerState.set(callInitializer(deserialize(request)));
            }
            return new Frame(Frame.Type.READY, request.taskId());
        } catch (Throwable e) {
            return failure(request.taskId(), e);
        }
    }

    private Frame run(Frame request) throws IOException {
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
        return result(request.taskId(), result);
    }

    private Frame result(long taskId, @Nullable Object result) throws IOException {
        if (result instanceof Chunk.Results results && results.fatal()) {
            new Frame(Frame.Type.DAMAGED, taskId).writeTo(responses);
        }
        try {
            return new Frame(Frame.Type.RESULT, taskId, Serialization.serialize(result));
        } catch (Throwable e) {
            return failure(
                    taskId, ForeignCode.isFatal(e) ? e : TransferException.sendingValue("The result", result, e));
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
        } catch (Throwable e) {
            ForeignCode.throwIfFatal(e);
            throw TransferException.receiving("The task", "the worker", e);
        }
        if (task == null) {
            throw new NullPointerException("The task was deserialized as null");
        }
        return task;
    }

    private Frame closeState() throws IOException {
        try {
            WorkerState.close();
            return new Frame(Frame.Type.CLOSED, 0);
        } catch (Throwable e) {
            return failure(0, e);
        }
    }

    private Frame failure(long taskId, Throwable failure) throws IOException {
        if (failure instanceof OutOfMemoryError) {
            reserve = null;
        }
        if (ForeignCode.isFatal(failure)) {
            new Frame(Frame.Type.DAMAGED, taskId).writeTo(responses);
        }
        return new Frame(Frame.Type.FAILURE, taskId, Serialization.serialize(SerializedThrowable.of(failure)));
    }
}
