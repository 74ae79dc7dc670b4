package primes.common;

import flags.cli.ExitStatus;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Shows results as the program reads them, a row each, and what has come of all of them. */
public final class Table {
    private final Job job;
    private final PrintStream out;
    private final long startNanos = System.nanoTime();
    private int counted;
    private long primes;

    Table(Job job, PrintStream out) {
        this.job = job;
        this.out = out;
    }

    /**
     * Prints the headline.
     *
     * @param workers who does the work, as the end of a sentence: {@code with 2 threads}
     */
    public void begin(String workers) {
        out.println("%s %s:".formatted(job.title(), workers));
    }

    /** Adds the row of a result. */
    public void add(PrimeCount count) {
        counted++;
        primes += count.primes();
        out.println(
                "%s  %s  %s".formatted(job.label(count.task()), job.result(count), seconds("%.6f", count.elapsed())));
    }

    /** Adds the row of a task that failed and has no result. */
    public void fail(PrimeTask task, Throwable failure) {
        String message = failure.getMessage();
        out.println("%s  error: %s".formatted(job.label(task), message == null ? failure.toString() : message));
    }

    /** Prints the rest, and tells the exit status: a failure if a task has no result. */
    int end() {
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
