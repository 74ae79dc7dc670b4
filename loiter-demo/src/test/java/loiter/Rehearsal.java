package loiter;

import static java.nio.charset.StandardCharsets.UTF_8;

import commandline.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import loiter.Script.Line;

/** Plays a lesson in virtual time, which moves on when all that belongs to an instant has been said. */
final class Rehearsal {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_NANOS = 200_000;

    private final VirtualTime time = new VirtualTime();
    private final PrintedLines out = new PrintedLines();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ThreadGroup group = new ThreadGroup("rehearsal");
    private final FutureTask<Integer> run;
    private final Thread thread;

    Rehearsal(String... args) {
        var console = new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        run = new FutureTask<>(() -> {
            try (out) {
                return Main.run(args, console, () -> time);
            }
        });
        thread = new Thread(group, run, "rehearsal");
        thread.start();
    }

    /** Waits until all these lines are printed and all threads wait for something. */
    void await(Duration instant, List<Line> lines) throws InterruptedException {
        time.advanceTo(instant);
        out.await(printed -> Script.contains(printed, lines), LIMIT);
        while (!Arrays.stream(living()).allMatch(Rehearsal::isWaiting)) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private static boolean isWaiting(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, TERMINATED -> true;
            case NEW, RUNNABLE, BLOCKED -> false;
        };
    }

    void interrupt() {
        thread.interrupt();
    }

    int exitStatus() throws Exception {
        return run.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What was printed, once it has ended. */
    List<String> printed() {
        return out.all();
    }

    String errors() {
        return err.toString(UTF_8);
    }

    /** Waits for the end of all threads, those included that are still to be started, and tells which do not end. */
    Thread[] neverEnding() {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (living().length > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return living();
    }

    private Thread[] living() {
        Thread[] threads = new Thread[group.activeCount() + 1];
        return Arrays.copyOf(threads, group.enumerate(threads));
    }
}
