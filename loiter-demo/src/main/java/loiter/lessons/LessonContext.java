package loiter.lessons;

import commandline.Durations;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import loiter.timeline.Marker;
import loiter.timeline.Trace;
import loiter.timeline.Trace.Outcome;

/** The tasks and thread pools of a lesson. Its output is printed and recorded. */
public final class LessonContext {
    private static final int INDENT = 2;
    private static final int MAX_INDENT = 30;
    private static final int RESULT_PER_UNIT = 10;
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(1);

    private final LessonSettings settings;
    private final EventLog log;
    private final LessonClock clock;
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

    /**
     * The calling thread becomes the main thread of the lesson.
     *
     * @param startClock starts the clock
     * @param out the output of the lesson
     */
    public LessonContext(LessonSettings settings, Supplier<LessonClock> startClock, PrintStream out) {
        this.settings = settings;
        this.log = new EventLog(out, settings.unit(), startClock);
        this.clock = log.clock();
    }

    /**
     * Runs a lesson, and waits until its threads have ended.
     *
     * @return whether the lesson ended before the calling thread was interrupted
     */
    public boolean run(Lesson lesson) {
        boolean completed = true;
        try {
            lesson.run(this);
        } catch (InterruptedException e) {
            print(Marker.CANCELLED, "interrupted");
            completed = false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a task failed unexpectedly", e.getCause());
        }
        return joinThreads() && completed;
    }

    private boolean joinThreads() {
        long deadline = System.nanoTime() + JOIN_TIMEOUT.toNanos();
        try {
            for (Thread thread : threads) {
                TimeUnit.NANOSECONDS.timedJoin(thread, deadline - System.nanoTime());
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Returns the trace of the lesson. */
    public Trace trace() {
        return log.trace();
    }

    int tasks() {
        return settings.tasks();
    }

    int workers() {
        return settings.workers();
    }

    /**
     * Returns a fixed thread pool. Unlike that of {@link java.util.concurrent.Executors#newFixedThreadPool}, its queue
     * is bounded: it has room for all tasks of a lesson, and rejects further ones.
     *
     * @param threads the number of threads
     * @param name the prefix of the names of its threads
     */
    ThreadPoolExecutor newFixedThreadPool(int threads, String name) {
        var queue = new ArrayBlockingQueue<Runnable>(LessonSettings.MAX_TASKS);
        return new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, queue, threadFactory(name));
    }

    private ThreadFactory threadFactory(String name) {
        var count = new AtomicInteger();
        return runnable -> {
            var thread = new Thread(runnable, name + "-" + count.incrementAndGet());
            log.addThread(thread.getName());
            threads.add(thread);
            return thread;
        };
    }

    /** Prints a line. */
    void print(String text) {
        log.print(0, text);
    }

    /** Prints a line and adds a marker to the timeline. */
    void print(Marker marker, String text) {
        log.printEvent(marker.symbol(), text);
    }

    /** Prints the result of a task and adds the symbol of the task to the timeline. */
    void printResult(int result) {
        log.printEvent(symbol(result / RESULT_PER_UNIT), "result: " + result);
    }

    /** Returns a task that sleeps for n units and returns n × 10. */
    Callable<Integer> loiter(int n) {
        return task("loiter", n, () -> n * RESULT_PER_UNIT);
    }

    /** Returns the same task as a supplier, for {@link java.util.concurrent.CompletableFuture}. */
    Supplier<Integer> supplyLoiter(int n) {
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

    /** Returns a task that sleeps for n units and then throws an exception. */
    Callable<Integer> fail(int n) {
        return task("fail", n, () -> {
            throw new IllegalStateException("no result");
        });
    }

    private Callable<Integer> task(String name, int n, Callable<Integer> result) {
        Duration duration = units(n);
        return () -> {
            String text = "starts, for " + Durations.format(duration) + "s";
            return runTask(symbol(n), name + "(" + n + ")", Math.min(n * INDENT, MAX_INDENT), text, () -> {
                clock.sleep(duration);
                return result.call();
            });
        };
    }

    /**
     * Runs a task that waits for another one, and records it.
     *
     * @param text the line to print at its start
     */
    <T> T runOuterTask(String text, Callable<T> task) throws Exception {
        return runTask(Marker.OUTER_TASK.symbol(), "outer", 0, text, task);
    }

    private <T> T runTask(char symbol, String name, int indent, String text, Callable<T> task) throws Exception {
        Duration start = log.print(indent, name + ": " + text);
        Outcome outcome = Outcome.FAILED;
        try {
            T result = task.call();
            outcome = Outcome.DONE;
            return result;
        } catch (InterruptedException e) {
            outcome = Outcome.INTERRUPTED;
            throw e;
        } finally {
            Duration end = log.print(indent, name + ": " + outcome.description());
            log.addSpan(start, end, symbol, name, outcome);
        }
    }

    /** Simulates that the main thread does something else for a number of units. */
    void doOtherWork(double units) throws InterruptedException {
        Duration start = clock.elapsed();
        try {
            clock.sleep(units(units));
        } finally {
            log.addSpan(start, clock.elapsed(), Marker.OTHER_WORK.symbol(), "", Outcome.OTHER_WORK);
        }
    }

    /** Returns a timeout of a number of units, in milliseconds. */
    long timeoutMillis(int units) throws InterruptedException {
        return clock.timeoutMillis(units(units));
    }

    private Duration units(double number) {
        return Duration.ofNanos((long) (number * settings.unit().toNanos()));
    }

    /** Returns the symbol of a task in the timeline. */
    static char symbol(int n) {
        return Character.forDigit(n, Character.MAX_RADIX);
    }
}
