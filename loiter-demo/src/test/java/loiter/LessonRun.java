package loiter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import commandline.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import loiter.LessonOutput.Line;

/** Runs a lesson in virtual time. */
final class LessonRun {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(1);

    private final VirtualClock clock = new VirtualClock();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ThreadGroup group = new ThreadGroup("lesson");
    private final FutureTask<Integer> run;
    private final Thread main;

    LessonRun(String... args) {
        var console = new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        run = new FutureTask<>(() -> Main.run(args, console, () -> clock));
        main = new Thread(group, run, "lesson");
        main.start();
    }

    /** Advances the clock, and waits until the expected lines are printed and all threads wait for something. */
    void advanceTo(Duration time, List<Line> expected) {
        clock.advanceTo(time);
        await().atMost(TIMEOUT)
                .pollInterval(POLL_INTERVAL)
                .until(() ->
                        LessonOutput.contains(printed(), expected) && threads().allMatch(LessonRun::isWaiting));
    }

    private static boolean isWaiting(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, TERMINATED -> true;
            case NEW, RUNNABLE, BLOCKED -> false;
        };
    }

    void interrupt() {
        main.interrupt();
    }

    int awaitExitStatus() throws Exception {
        return run.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    void awaitEndOfThreads() {
        await().atMost(TIMEOUT)
                .pollInterval(POLL_INTERVAL)
                .until(() -> threads().findAny().isEmpty());
    }

    List<String> printed() {
        return out.toString(UTF_8).lines().map(String::stripTrailing).toList();
    }

    String errors() {
        return err.toString(UTF_8);
    }

    private Stream<Thread> threads() {
        Thread[] threads = new Thread[group.activeCount() + 1];
        return Stream.of(threads).limit(group.enumerate(threads));
    }
}
