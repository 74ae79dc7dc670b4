package processpool;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A worker process as its pool sees it. One thread sends a request at a time and waits for the response. Any thread may
 * kill the process, which ends that wait.
 */
final class WorkerProcess {
    private static final Frame END = new Frame(Frame.Type.END, 0);
    private static final int BUFFER_BYTES = 1 << 16;

    /** The end of the pipe does not show the end of the process if a child of the worker keeps the pipe open. */
    private static final Duration LIVENESS_CHECK_INTERVAL = Duration.ofMillis(200);

    /** Time from the interruption of a task until its worker is killed. */
    private static final Duration INTERRUPT_GRACE = Duration.ofMillis(200);

    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(2);
    private static final int UNKNOWN_STATUS = -1;

    private final Worker worker;
    private final Process process;
    private final @Nullable Path argumentFile;
    private final StderrPump stderr;
    private final Thread reader;
    private final BlockingQueue<Frame> responses = new LinkedBlockingQueue<>();
    private volatile long startedTaskId = -1;
    private volatile @Nullable String foreignOutput;
    private volatile boolean damaged;
    private volatile boolean closed;
    private volatile boolean sending;
    private volatile long interruptNanoTime;

    private WorkerProcess(String name, Process process, @Nullable Path argumentFile) {
        this.worker = new Worker(name, process.pid());
        this.process = process;
        this.argumentFile = argumentFile;
        this.stderr = new StderrPump(name, process.getErrorStream());
        this.reader = new Thread(this::readFrames, name + "-stdout");
        this.reader.setDaemon(true);
    }

    /** Starts a process and the threads that read its output. */
    static WorkerProcess start(String name, ProcessBuilder builder, @Nullable Path argumentFile) throws IOException {
        Process process = builder.start();
        try {
            WorkerProcess started = new WorkerProcess(name, process, argumentFile);
            started.stderr.start();
            started.reader.start();
            return started;
        } catch (Throwable e) {
            // For example no memory for another thread.
            process.destroyForcibly();
            throw e;
        }
    }

    Worker worker() {
        return worker;
    }

    StderrPump stderr() {
        return stderr;
    }

    private void readFrames() {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER_BYTES));
            for (Frame frame = Frame.readFrom(in); frame != null; frame = Frame.readFrom(in)) {
                receive(frame);
            }
        } catch (StreamCorruptedException e) {
            foreignOutput = e.getMessage();
        } catch (IOException e) {
            // The worker ended, possibly in the middle of a frame.
        } finally {
            closed = true;
            responses.add(END);
        }
    }

    private void receive(Frame frame) {
        switch (frame.type()) {
            case OUTPUT -> StderrPump.print(System.out, frame.payload(), frame.payload().length);
            case DAMAGED -> damaged = true;
            case STARTED -> {
                startedTaskId = frame.taskId();
                if (interruptNanoTime != 0) {
                    send(new Frame(Frame.Type.INTERRUPT, frame.taskId()));
                }
            }
            default -> responses.add(frame);
        }
    }

    /** Returns whether this process can take a request. */
    boolean isUsable() {
        return !closed && process.isAlive();
    }

    /** Returns whether an error in the worker may have damaged its JVM. */
    boolean isDamaged() {
        return damaged;
    }

    /** Returns whether a task may have had side effects. */
    boolean hasStarted(long taskId) {
        return startedTaskId == taskId;
    }

    /** Returns a description of output that was not a frame and so ended the conversation, or null. */
    @Nullable
    String protocolViolation() {
        return foreignOutput == null
                ? null
                : "something other than System.out wrote to its standard output (file descriptor 1): " + foreignOutput;
    }

    /**
     * Sends a request and waits for the response, ignoring interrupts.
     *
     * @return the response, or a frame of type END if this process ended first
     */
    Frame exchange(Frame request) {
        sending = true;
        if (interruptNanoTime == 0) {
            send(request);
        } else {
            kill();
        }
        sending = false;
        Frame response = null;
        while (response == null) {
            response = awaitResponse(LIVENESS_CHECK_INTERVAL);
            if (response == null && isInterruptGraceOver()) {
                kill();
            }
            if (response == null && !process.isAlive()) {
                response = orEnd(awaitResponse(LIVENESS_CHECK_INTERVAL));
            }
        }
        return response;
    }

    /** Like {@link #exchange(Frame)}, but also returns a frame of type END after a timeout. */
    Frame exchange(Frame request, Duration timeout) {
        send(request);
        return orEnd(awaitResponse(timeout));
    }

    private boolean isInterruptGraceOver() {
        long since = interruptNanoTime;
        return since != 0 && System.nanoTime() - since > INTERRUPT_GRACE.toNanos();
    }

    /** Interrupts a task. The thread in {@link #exchange(Frame)} kills the worker if no response follows soon. */
    void interrupt(long taskId) {
        interruptNanoTime = System.nanoTime() | 1;
        if (sending) {
            // A worker that does not read would block the sender forever.
            kill();
        } else if (hasStarted(taskId)) {
            send(new Frame(Frame.Type.INTERRUPT, taskId));
        }
    }

    private void send(Frame frame) {
        try {
            frame.writeTo(process.getOutputStream());
        } catch (IOException e) {
            // The worker has closed its standard input. The reader still gets the output that is in the pipe.
            destroy();
        }
    }

    private @Nullable Frame awaitResponse(Duration timeout) {
        return Uninterruptibles.uninterruptibly(timeout, nanos -> responses.poll(nanos, TimeUnit.NANOSECONDS));
    }

    private static Frame orEnd(@Nullable Frame response) {
        return response == null ? END : response;
    }

    /** Kills this process and its descendants. */
    void kill() {
        closed = true;
        List<ProcessHandle> descendants = Descendants.of(process.toHandle());
        destroy();
        Descendants.kill(descendants);
        responses.add(END);
    }

    /** Through the handle, since {@link Process#destroyForcibly()} would discard the output that is in the pipe. */
    private void destroy() {
        process.toHandle().destroyForcibly();
    }

    /**
     * Lets an idle worker close its state and exit, or kills it after a timeout.
     *
     * @return the response, of type CLOSED or FAILURE, or END if the worker ended without one, or null if it was killed
     */
    @Nullable
    Frame exit(Duration timeout) {
        closed = true;
        List<ProcessHandle> descendants = Descendants.of(process.toHandle());
        long deadline = System.nanoTime() + Uninterruptibles.nanos(timeout);
        Frame response = exchange(new Frame(Frame.Type.EXIT, 0), timeout);
        closeInput();
        boolean exited = exitStatus(Duration.ofNanos(deadline - System.nanoTime())) != UNKNOWN_STATUS;
        if (!exited) {
            kill();
        }
        Descendants.kill(descendants);
        return exited ? response : null;
    }

    /**
     * Waits until this process has ended and its output has been read. Kills it if necessary.
     *
     * @return the exit status
     */
    int awaitExit() {
        int status = exitStatus(LIVENESS_CHECK_INTERVAL);
        if (status == UNKNOWN_STATUS) {
            kill();
            status = exitStatus(KILL_TIMEOUT);
        }
        Uninterruptibles.joinUninterruptibly(reader, LIVENESS_CHECK_INTERVAL);
        stderr.awaitEnd(LIVENESS_CHECK_INTERVAL);
        closeInput();
        ArgumentFile.delete(argumentFile);
        return status;
    }

    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // Buffered bytes cannot be flushed to a process that has ended.
        }
    }

    private int exitStatus(Duration timeout) {
        boolean exited =
                Uninterruptibles.uninterruptibly(timeout, nanos -> process.waitFor(nanos, TimeUnit.NANOSECONDS));
        return exited ? process.exitValue() : UNKNOWN_STATUS;
    }
}
