package prices.queues;

import java.io.PrintStream;
import java.time.Duration;

/** Redraws two bars and a status line in place, on a terminal with ANSI escape sequences. */
final class QueueBars implements QueueDisplay {
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final int BAR_COLUMNS = 50;

    /** A wrapped line would not stay in its place. */
    private static final String DISABLE_WRAP = "\u001b[?7l";

    private static final String ENABLE_WRAP = "\u001b[?7h";
    private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";
    private static final String TO_FIRST_LINE = "\r\u001b[2A";

    private final PrintStream out;
    private final int queries;
    private final int capacity;
    private final Duration interval;
    private long lastNanos;
    private int todo;
    private int done;
    private String status = "";
    private boolean isDrawn;

    QueueBars(PrintStream out, int queries, int capacity) {
        this(out, queries, capacity, INTERVAL);
    }

    /** @param interval the minimum time between two updates; the first one is immediate */
    QueueBars(PrintStream out, int queries, int capacity, Duration interval) {
        this.out = out;
        this.queries = queries;
        this.capacity = capacity;
        this.interval = interval;
        this.lastNanos = System.nanoTime() - interval.toNanos();
    }

    @Override
    public void show(int newTodo, int newDone, String newStatus) {
        todo = newTodo;
        done = newDone;
        status = newStatus;
        if (System.nanoTime() - lastNanos >= interval.toNanos()) {
            draw();
        }
    }

    private void draw() {
        lastNanos = System.nanoTime();
        // One print, so that the terminal does not show half an update.
        out.print((isDrawn ? TO_FIRST_LINE : "")
                + DISABLE_WRAP
                + line(bar("TODO", todo, capacity) + System.lineSeparator())
                + line(bar("DONE", done, queries) + System.lineSeparator())
                + line(status)
                + ENABLE_WRAP);
        out.flush();
        isDrawn = true;
    }

    private static String line(String text) {
        return CLEAR_TO_END_OF_LINE + text;
    }

    /** Returns ASCII, which every terminal can show. The numbers come first because a narrow terminal cuts the line. */
    private static String bar(String name, int value, int max) {
        int filled = (int) ((long) BAR_COLUMNS * value / max);
        String numbers = "%6s/%-6s".formatted(value, max);
        return name + numbers + " [" + "=".repeat(filled) + " ".repeat(BAR_COLUMNS - filled) + "]";
    }

    @Override
    public void close() {
        draw();
        out.println();
    }
}
