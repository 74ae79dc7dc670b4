package primes.common;

import commandline.ExitStatus;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

/** Prints a row for each task, in the order of the tasks, and the totals. */
public final class Table {
    private final Job job;
    private final PrintStream out;
    private final Iterator<PrimeTask> tasks;
    private long startNanos;
    private boolean started;
    private int succeeded;
    private long primes;

    Table(Job job, PrintStream out) {
        this.job = job;
        this.out = out;
        this.tasks = job.tasks().iterator();
    }

    /**
     * Prints the headline and starts the clock.
     *
     * @param workers the end of the headline, such as {@code with 2 threads}
     */
    public void start(String workers) {
        started = true;
        startNanos = System.nanoTime();
        out.println("%s %s:".formatted(job.title(), workers));
    }

    /** Prints the row of the next task, which succeeded. */
    public void add(PrimeCount count) {
        succeeded++;
        primes += count.primes();
        out.println(
                "%s  %s  %s".formatted(job.label(tasks.next()), job.result(count), seconds("%.6f", count.elapsed())));
    }

    /**
     * Prints the row of the next task, which failed.
     *
     * @param failure the exception of the task's future
     */
    public void fail(ExecutionException failure) {
        Throwable cause = Objects.requireNonNullElse(failure.getCause(), failure);
        String message = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        out.println("%s  error: %s".formatted(job.label(tasks.next()), message));
    }

    /**
     * Prints how many of the tasks a worker did.
     *
     * @param worker the name of the worker
     * @param count the number of tasks
     */
    public void addWorker(String worker, int count) {
        out.println("%s %s.".formatted(worker, job.workDone(count)));
    }

    /**
     * Prints the totals of a table that was started.
     *
     * @return the exit status: a failure if a task has no result
     */
    int end() {
        if (!started) {
            return ExitStatus.OK;
        }
        int missing = job.tasks().size() - succeeded;
        if (missing > 0) {
            out.println(job.missing(missing));
        } else if (!job.total(primes).isEmpty()) {
            out.println(job.total(primes));
        }
        out.println("Total time: " + seconds("%.2f", Duration.ofNanos(System.nanoTime() - startNanos)));
        return missing == 0 ? ExitStatus.OK : ExitStatus.FAILURE;
    }

    private static String seconds(String format, Duration duration) {
        return String.format(Locale.ROOT, format, duration.toNanos() / 1e9) + "s";
    }
}
