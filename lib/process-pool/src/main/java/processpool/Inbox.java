package processpool;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What a worker is sent. A thread of its own reads it all the time, also while a task runs, because the end of the
 * stream is how a worker learns that the process it works for is gone: then it halts at once.
 */
final class Inbox {
    private static final int BUFFER_BYTES = 1 << 13;

    /** Nobody is left to see this exit status. */
    private static final int ABANDONED = 71;

    private static final long NO_TASK = -1;

    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final Thread worker = Thread.currentThread();
    private long runningTask = NO_TASK;

    private Inbox() {}

    static Inbox readFrom(InputStream in) {
        Inbox inbox = new Inbox();
        Thread reader = new Reader(inbox, in);
        reader.setDaemon(true);
        reader.start();
        return inbox;
    }

    /** Waits for the next frame, whoever interrupts. */
    Frame take() {
        while (true) {
            try {
                return frames.take();
            } catch (InterruptedException e) {
                // By a thread that a task left behind: it is no reason to end.
            }
        }
    }

    /** From now on the calling thread runs a task, and may be interrupted for its sake. */
    synchronized void begin(long task) {
        runningTask = task;
    }

    /** The task is over, and with it the interrupts that were meant for it. */
    synchronized void end() {
        runningTask = NO_TASK;
        Thread.interrupted();
    }

    private synchronized void interrupt(long task) {
        if (task == runningTask) {
            worker.interrupt();
        }
    }

    private void receive(Frame frame) {
        if (frame.type() == Frame.Type.INTERRUPT) {
            interrupt(frame.task());
        } else {
            frames.add(frame);
        }
    }

    /** Reads to the end, or to the last frame. */
    private static final class Reader extends Thread {
        /** Longer than a pool waits before it kills. */
        private static final long TIME_TO_EXIT_MILLIS = 3000;

        private final Inbox inbox;
        private final DataInputStream in;

        Reader(Inbox inbox, InputStream in) {
            super("processpool-inbox");
            this.inbox = inbox;
            this.in = new DataInputStream(new BufferedInputStream(in, BUFFER_BYTES));
        }

        @Override
        public void run() {
            try {
                for (Frame frame = Frame.readFrom(in); frame != null; frame = Frame.readFrom(in)) {
                    inbox.receive(frame);
                    if (frame.type() == Frame.Type.EXIT) {
                        // A JVM with a thread inside of a read takes 0.3 s to exit.
                        Thread.sleep(TIME_TO_EXIT_MILLIS);
                        return;
                    }
                }
            } catch (IOException | InterruptedException e) {
                // The same as the end of the stream: nobody is there to hear of it.
            } finally {
                try {
                    Descendants.kill(ProcessHandle.current());
                } finally {
                    Runtime.getRuntime().halt(ABANDONED);
                }
            }
        }
    }
}
