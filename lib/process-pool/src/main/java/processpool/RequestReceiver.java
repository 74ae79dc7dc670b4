package processpool;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The thread of a worker that reads requests, also while a task runs. At the end of the stream the pool's process is
 * gone, and this thread halts the JVM.
 */
final class RequestReceiver extends Thread {
    private static final int BUFFER_BYTES = 1 << 13;

    /** Exit status of a worker whose pool is gone. */
    private static final int ORPHANED = 71;

    /** Limits the shutdown hooks of a worker if the pool is gone and cannot kill it. */
    private static final long EXIT_TIMEOUT_MILLIS = 10_000;

    private static final long NO_TASK = -1;

    private final DataInputStream in;
    private final BlockingQueue<Frame> requests = new LinkedBlockingQueue<>();
    private final Thread taskThread = Thread.currentThread();
    private volatile boolean exiting;
    private long runningTaskId = NO_TASK;

    /** Creates a receiver for the calling thread, which runs the tasks. */
    RequestReceiver(InputStream in) {
        super("processpool-receiver");
        this.in = new DataInputStream(new BufferedInputStream(in, BUFFER_BYTES));
        setDaemon(true);
    }

    /** Waits for the next request, ignoring interrupts. */
    Frame take() {
        while (true) {
            try {
                return requests.take();
            } catch (InterruptedException e) {
                // From a thread that an earlier task left behind.
            }
        }
    }

    /** Begins a task: from now on the calling thread may be interrupted. */
    synchronized void taskStarted(long taskId) {
        runningTaskId = taskId;
    }

    /** Ends a task and clears the interrupt status that it may leave. */
    synchronized void taskEnded() {
        runningTaskId = NO_TASK;
        Thread.interrupted();
    }

    private synchronized void interruptTask(long taskId) {
        if (taskId == runningTaskId) {
            taskThread.interrupt();
        }
    }

    /** Prepares for a normal exit: at the end of the input this thread does not halt the JVM at once. */
    void expectEndOfInput() {
        exiting = true;
    }

    /** Waits for the end of the input. A thread that blocks in a read would delay the exit of the JVM by 0.3 s. */
    void awaitEndOfInput() {
        while (take().type() != Frame.Type.END) {
            // Requests that came before it.
        }
    }

    @Override
    public void run() {
        try {
            for (Frame frame = Frame.readFrom(in); frame != null; frame = Frame.readFrom(in)) {
                if (frame.type() == Frame.Type.INTERRUPT) {
                    interruptTask(frame.taskId());
                } else {
                    requests.add(frame);
                }
            }
            if (exiting) {
                requests.add(new Frame(Frame.Type.END, 0));
                Thread.sleep(EXIT_TIMEOUT_MILLIS); // ends with the JVM if that exits in time
            }
        } catch (IOException | InterruptedException e) {
            // As at the end of the stream.
        } finally {
            try {
                Descendants.kill(Descendants.of(ProcessHandle.current()));
            } finally {
                Runtime.getRuntime().halt(ORPHANED);
            }
        }
    }
}
