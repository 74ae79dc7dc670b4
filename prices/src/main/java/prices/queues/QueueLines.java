package prices.queues;

import java.io.PrintStream;
import java.time.Duration;

/** Prints a line every 5 seconds. */
final class QueueLines implements QueueDisplay {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final PrintStream out;
    private final int queries;
    private final Duration interval;
    private long lastNanos = System.nanoTime();

    QueueLines(PrintStream out, int queries) {
        this(out, queries, INTERVAL);
    }

    /** @param interval the minimum time between two lines, and before the first one */
    QueueLines(PrintStream out, int queries, Duration interval) {
        this.out = out;
        this.queries = queries;
        this.interval = interval;
    }

    @Override
    public void show(int todo, int done, String status) {
        long now = System.nanoTime();
        if (now - lastNanos >= interval.toNanos()) {
            lastNanos = now;
            out.println("TODO %s, DONE %s of %s, %s".formatted(todo, done, queries, status));
        }
    }

    @Override
    public void close() {}
}
