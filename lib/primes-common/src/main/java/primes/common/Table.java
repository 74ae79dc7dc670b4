package primes.common;

import commandline.ExitStatus;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

/** Shows results as the program reads them, a row each, and what has come of all of them. */
public final class Table {
    private final Job job;
    private final PrintStream out;
    private long startNanos;
    private boolean begun;
    private int counted;
    private long primes;

    Table(Job job, PrintStream out) {
        this.job = job;
        this.out = out;
    }

    /**
     * Prints the headline, and takes the time from here.
     *
     * @param workers who does the work, as the end of a sentence: {@code with 2 threads}
     */
    public void begin(String workers) {
        begun = true;
        startNanos = System.nanoTime();
        out.println("%s %s:".formatted(job.title(), workers));
    }

    /** Adds the row of a result. */
    public void add(PrimeCount count) {
        counted++;
        primes += count.primes();
        out.println(
                "%s  %s  %s".formatted(job.label(count.task()), job.result(count), seconds("%.6f", count.elapsed())));
    }

    /**
     * Adds the row of a task that has no result.
     *
     * @param failure as its future gave it, around what the task or its executor threw
     */
    public void fail(PrimeTask task, ExecutionException failure) {
        Throwable cause = Objects.requireNonNullElse(failure.getCause(), failure);
        String message = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        out.println("%s  error: %s".formatted(job.label(task), message));
    }

    /** Prints how much of the job was a worker's. */
    public void share(String worker, int tasks) {
        out.println("%s %s.".formatted(worker, job.share(tasks)));
    }

    /** Prints what has come of all that has begun, and tells the exit status: a failure if a task has no result. */
    int end() {
        if (!begun) {
            return ExitStatus.OK;
        }
        int missing = job.tasks().size() - counted;
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
