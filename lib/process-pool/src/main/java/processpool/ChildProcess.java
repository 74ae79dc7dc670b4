package processpool;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import processpool.WorkerCommand.StartedJvm;

/**
 * A worker process as its pool sees it. One thread sends it one task at a time and waits for the answer; any thread may
 * kill it, which ends every wait.
 */
final class ChildProcess {
    private static final Frame END = new Frame(Frame.Type.END, 0);
    private static final int BUFFER_BYTES = 1 << 16;

    /** The end of a process shows in its pipe at once, except if a process that it left behind holds the pipe open. */
    private static final Duration LOOK_FOR_END = Duration.ofMillis(200);

    /** For a task that was interrupted, until its worker is killed. */
    private static final Duration TIME_TO_HEED_INTERRUPT = Duration.ofMillis(200);

    private static final Duration TIME_TO_EXIT = Duration.ofSeconds(2);
    private static final int UNKNOWN_STATUS = -1;

    private final Worker worker;
    private final Process process;
    private final StderrPump errors;
    private final Thread reader;
    private final BlockingQueue<Frame> answers = new LinkedBlockingQueue<>();
    private volatile long startedTask = -1;
    private volatile @Nullable String garbage;
    private volatile boolean over;
    private volatile boolean asking;
    private volatile long interruptedNanos;

    private ChildProcess(String name, Process process) {
        this.worker = new Worker(name, process.pid());
        this.process = process;
        this.errors = StderrPump.carry(name, process.getErrorStream());
        this.reader = new Thread(this::read, name + "-stdout");
        this.reader.setDaemon(true);
    }

    static ChildProcess attach(String name, Process process) {
        ChildProcess child = new ChildProcess(name, process);
        child.reader.start();
        return child;
    }

    Worker worker() {
        return worker;
    }

    StderrPump errors() {
        return errors;
    }

    private void read() {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER_BYTES));
            for (Frame frame = Frame.readFrom(in); frame != null; frame = Frame.readFrom(in)) {
                receive(frame);
            }
        } catch (StreamCorruptedException e) {
            garbage = e.getMessage();
        } catch (IOException e) {
            // The worker ended, maybe in the middle of a frame.
        } finally {
            over = true;
            answers.add(END);
        }
    }

    private void receive(Frame frame) {
        switch (frame.type()) {
            case OUTPUT -> {
                System.out.write(frame.payload(), 0, frame.payload().length);
                System.out.flush();
            }
            case STARTED -> {
                startedTask = frame.task();
                if (interruptedNanos != 0) {
                    send(new Frame(Frame.Type.INTERRUPT, frame.task()));
                }
            }
            default -> answers.add(frame);
        }
    }

    /** Whether it makes sense to send a task. */
    boolean isUsable() {
        return !over && process.isAlive();
    }

    /** Whether this task may have had effects. */
    boolean hasStarted(long task) {
        return startedTask == task;
    }

    /** What came instead of an answer, if that is why there is none. */
    @Nullable
    String garbage() {
        return garbage;
    }

    static String wroteGarbage(String garbage) {
        return "something else than System.out wrote to its standard output (file descriptor 1): " + garbage;
    }

    /** Sends a frame and waits for the answer, whoever interrupts; a frame of type END if there will be none. */
    Frame ask(Frame question) {
        asking = true;
        if (interruptedNanos == 0) {
            send(question);
        } else {
            kill();
        }
        asking = false;
        Frame answer = null;
        while (answer == null) {
            answer = awaitAnswer(LOOK_FOR_END);
            if (answer == null && isOverdue()) {
                kill();
            }
            if (answer == null && !process.isAlive()) {
                answer = orEnd(awaitAnswer(LOOK_FOR_END));
            }
        }
        return answer;
    }

    private boolean isOverdue() {
        long interrupted = interruptedNanos;
        return interrupted != 0 && System.nanoTime() - interrupted > TIME_TO_HEED_INTERRUPT.toNanos();
    }

    /** Interrupts a task that has begun, and has the worker killed if its answer does not come soon. */
    void interrupt(long task) {
        interruptedNanos = System.nanoTime() | 1;
        if (asking) {
            // It has not been sent as a whole, and a worker that does not read would never end the wait for that.
            kill();
        } else if (hasStarted(task)) {
            send(new Frame(Frame.Type.INTERRUPT, task));
        }
    }

    /** The same, with a limit of time. */
    Frame ask(Frame question, Duration limit) {
        send(question);
        return orEnd(awaitAnswer(limit));
    }

    private void send(Frame frame) {
        try {
            frame.writeTo(process.getOutputStream());
        } catch (IOException e) {
            // It has ended or is about to: what it still said is read to the end.
            destroy();
        }
    }

    private @Nullable Frame awaitAnswer(Duration limit) {
        return Uninterruptibles.uninterruptibly(limit, nanos -> answers.poll(nanos, TimeUnit.NANOSECONDS));
    }

    private static Frame orEnd(@Nullable Frame answer) {
        return answer == null ? END : answer;
    }

    /** Ends the process and those it started, now. */
    void kill() {
        over = true;
        List<ProcessHandle> descendants = Descendants.of(process.toHandle());
        destroy();
        Descendants.kill(descendants);
        answers.add(END);
    }

    /** Its last words stay in the pipe, which {@link Process#destroyForcibly()} would close. */
    private void destroy() {
        process.toHandle().destroyForcibly();
    }

    /** Lets an idle worker close its state and exit; kills it if it takes too long. */
    void end() {
        over = true;
        List<ProcessHandle> descendants = Descendants.of(process.toHandle());
        send(new Frame(Frame.Type.EXIT, 0));
        if (exitStatus(TIME_TO_EXIT) == UNKNOWN_STATUS) {
            kill();
        }
        Descendants.kill(descendants);
    }

    /** Ends the process if it still runs, and what read from it. */
    int awaitExit() {
        int status = exitStatus(LOOK_FOR_END);
        if (status == UNKNOWN_STATUS) {
            kill();
            status = exitStatus(TIME_TO_EXIT);
        }
        Uninterruptibles.joinUninterruptibly(reader, LOOK_FOR_END.toMillis());
        errors.awaitEnd(LOOK_FOR_END.toMillis());
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // Nothing is left to flush to a process that has ended.
        }
        return status;
    }

    private int exitStatus(Duration limit) {
        boolean exited = Uninterruptibles.uninterruptibly(limit, nanos -> process.waitFor(nanos, TimeUnit.NANOSECONDS));
        return exited ? process.exitValue() : UNKNOWN_STATUS;
    }

    /** Starts the JVM of a worker, which is not initialised yet. */
    static ChildProcess of(String name, StartedJvm jvm) {
        return attach(name, jvm.process());
    }
}
