package loiter.timeline;

import commandline.Durations;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Where a lesson plays: its tasks loiter here, and what its threads say is printed and remembered. */
public final class LessonContext {
    private static final int INDENT = 2;
    private static final int RESULT_PER_UNIT = 10;
    private static final int RADIX = 36;

    private final LessonSettings cast;
    private final Time time;
    private final EventLog transcript;

    /**
     * The calling thread becomes the main thread of the lesson.
     *
     * @param cast who plays
     * @param clock is started when all is ready
     * @param out where to print what is said
     */
    public LessonContext(LessonSettings cast, Supplier<Time> clock, PrintStream out) {
        this.cast = cast;
        this.transcript = new EventLog(out, cast.unit(), clock);
        this.time = transcript.time();
    }

    /** How many tasks the user wants. */
    public int tasks() {
        return cast.tasks();
    }

    /** How many threads the user wants. */
    public int workers() {
        return cast.workers();
    }

    /** The unit of all waiting. */
    public Duration unit() {
        return cast.unit();
    }

    /** Prints a line of the calling thread. */
    public void say(String text) {
        transcript.say(0, text);
    }

    /** Prints a line of the calling thread, and puts a sign into its timeline. */
    public void say(Marker sign, String text) {
        transcript.mark(sign.symbol(), text);
    }

    /** Prints the result of a task, and puts its number into the timeline of the calling thread. */
    public void sayResult(int result) {
        transcript.mark(symbol(result / RESULT_PER_UNIT), "result: " + result);
    }

    /** A task that does nothing for n units of time, and gives n × 10. */
    public Callable<Integer> loiter(int n) {
        return () -> {
            Duration duration = unit().multipliedBy(n);
            String name = "loiter(" + n + ")";
            return perform(symbol(n), name, n * INDENT, "starts, for " + Durations.format(duration) + "s", () -> {
                time.sleep(duration);
                return n * RESULT_PER_UNIT;
            });
        };
    }

    /** The same for stages of {@link java.util.concurrent.CompletableFuture}, which take no checked exceptions. */
    public Supplier<Integer> supply(int n) {
        return () -> {
            try {
                return loiter(n).call();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CompletionException(e);
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        };
    }

    /** A task that does nothing for n units of time, and then fails. */
    public Callable<Integer> fail(int n) {
        return () -> {
            Duration duration = unit().multipliedBy(n);
            String name = "fail(" + n + ")";
            return perform(symbol(n), name, n * INDENT, "starts, for " + Durations.format(duration) + "s", () -> {
                time.sleep(duration);
                throw new IllegalStateException("no result after " + Durations.format(duration) + "s");
            });
        };
    }

    /**
     * Does the work of a task that is shown like those above.
     *
     * @param symbol what stands for it in the timeline
     * @param name what it is called
     * @param begins what it says when it starts
     * @param work what it does
     */
    public <T> T perform(char symbol, String name, String begins, Callable<T> work) throws Exception {
        return perform(symbol, name, 0, begins, work);
    }

    private <T> T perform(char symbol, String name, int indent, String begins, Callable<T> work) throws Exception {
        Duration start = transcript.say(indent, name + ": " + begins);
        Outcome outcome = Outcome.FAILED;
        try {
            T result = work.call();
            outcome = Outcome.DONE;
            return result;
        } catch (InterruptedException e) {
            outcome = Outcome.INTERRUPTED;
            throw e;
        } finally {
            Duration end = transcript.say(indent, name + ": " + outcome.words());
            transcript.ran(start, end, symbol, name, outcome);
        }
    }

    /** Lets the calling thread do nothing for a while. */
    public void pause(Duration duration) throws InterruptedException {
        time.sleep(duration);
    }

    /** What to pass to a wait that is to time out after this many units, at once. */
    public long timeoutMillis(int units) throws InterruptedException {
        return time.timeoutMillis(unit().multipliedBy(units));
    }

    /** Makes threads whose names begin alike, such as {@code worker-1}. */
    public ThreadFactory threads(String name) {
        var made = new AtomicInteger();
        return work -> {
            var thread = new Thread(work, name + "-" + made.incrementAndGet());
            transcript.addThread(thread.getName());
            return thread;
        };
    }

    /** What has happened so far. */
    public Recording recording() {
        return transcript.recording();
    }

    private static char symbol(int n) {
        return Character.forDigit(n % RADIX, RADIX);
    }
}
