package commandline;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * A progress bar in one row of a terminal. The cursor stays at the start of the row: the {@code ^C} that a terminal echoes
 * would otherwise push the next bar into another row.
 */
final class ProgressBar implements Progress {
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final PrintStream out;
    private final Terminal terminal;
    private final long steps;
    private final Duration interval;
    private final long startNanos = System.nanoTime();
    private long drawnNanos;
    private long done;

    ProgressBar(PrintStream out, Terminal terminal, long steps) {
        this(out, terminal, steps, INTERVAL);
    }

    /** @param interval the minimum time between two updates */
    ProgressBar(PrintStream out, Terminal terminal, long steps, Duration interval) {
        this.out = out;
        this.terminal = terminal;
        this.steps = steps;
        this.interval = interval;
        draw();
    }

    @Override
    public synchronized void step() {
        done++;
        if (System.nanoTime() - drawnNanos >= interval.toNanos()) {
            draw();
        }
    }

    private void draw() {
        drawnNanos = System.nanoTime();
        var elapsed = Duration.ofNanos(drawnNanos - startNanos);
        String left =
                done == 0 ? "?" : format(Duration.ofNanos((long) ((double) elapsed.toNanos() / done * (steps - done))));
        String times = " (" + format(elapsed) + " / " + left + ")";
        out.print("\r" + Bar.row(terminal, "", done, steps, times) + "\r");
        out.flush();
    }

    private static String format(Duration duration) {
        return String.format(
                Locale.ROOT, "%d:%02d:%02d", duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }

    @Override
    public synchronized void close() {
        draw();
        out.println();
    }
}
