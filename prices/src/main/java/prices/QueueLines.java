package prices;

import java.io.PrintStream;
import java.time.Duration;

/** A line every few seconds, for logs. */
final class QueueLines implements QueueDisplay {
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final PrintStream out;
    private final int queries;
    private final Duration period;
    private long shownNanos = System.nanoTime();

    QueueLines(PrintStream out, int queries) {
        this(out, queries, PERIOD);
    }

    /** @param period between two lines, and before the first */
    QueueLines(PrintStream out, int queries, Duration period) {
        this.out = out;
        this.queries = queries;
        this.period = period;
    }

    @Override
    public void show(int todo, int done, String happening) {
        long now = System.nanoTime();
        if (now - shownNanos >= period.toNanos()) {
            shownNanos = now;
            out.println("TODO %s, DONE %s of %s, %s".formatted(todo, done, queries, happening));
        }
    }

    @Override
    public void close() {}
}
