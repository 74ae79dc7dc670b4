package prices;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Two bars and a line that stay in their places on a terminal. */
final class QueueBars implements QueueDisplay {
    private static final Duration PERIOD = Duration.ofMillis(100);

    /** One less than the usual width of a terminal. */
    private static final int COLUMNS = 79;

    /** On a narrower terminal lines are cut, as they would not stay in their places if they were wrapped. */
    private static final String CUT_LINES = "\u001b[?7l";

    private static final String WRAP_LINES = "\u001b[?7h";
    private static final String CLEAR_REST_OF_LINE = "\u001b[K";
    private static final String BACK_TO_TOP = "\r\u001b[2A";

    private final PrintStream out;
    private final Bar todoBar;
    private final Bar doneBar;
    private final Duration period;
    private long shownNanos;
    private int todo;
    private int done;
    private String happening = "";
    private boolean shown;

    QueueBars(PrintStream out, int queries, int capacity) {
        this(out, queries, capacity, PERIOD);
    }

    /** @param period between two pictures; the first is drawn at once */
    QueueBars(PrintStream out, int queries, int capacity, Duration period) {
        this.out = out;
        this.period = period;
        this.shownNanos = System.nanoTime() - period.toNanos();
        this.todoBar = new Bar("TODO", capacity);
        this.doneBar = new Bar("DONE", queries);
    }

    /** A bar whose text can be asked for; the library would write it to a line of its own. */
    private static final class Bar {
        private final ProgressBar bar;
        private volatile String text = "";

        Bar(String name, int most) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(most)
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                    .hideEta()
                    // The text is made when it is asked for, also if the bar has gone down or not moved.
                    .continuousUpdate()
                    .setUpdateIntervalMillis((int) Duration.ofDays(1).toMillis())
                    .setConsumer(new DelegatingProgressBarConsumer(rendered -> text = rendered, COLUMNS))
                    .build();
        }

        String at(int value) {
            bar.stepTo(value);
            bar.refresh();
            return text.strip();
        }
    }

    @Override
    public void show(int nowTodo, int nowDone, String nowHappening) {
        todo = nowTodo;
        done = nowDone;
        happening = nowHappening;
        if (System.nanoTime() - shownNanos >= period.toNanos()) {
            draw();
        }
    }

    private void draw() {
        shownNanos = System.nanoTime();
        // At once, or the terminal might show a part of it.
        out.print((shown ? BACK_TO_TOP : "")
                + CUT_LINES
                + line(todoBar.at(todo))
                + System.lineSeparator()
                + line(doneBar.at(done))
                + System.lineSeparator()
                + line(happening)
                + WRAP_LINES);
        out.flush();
        shown = true;
    }

    private static String line(String text) {
        return text + CLEAR_REST_OF_LINE;
    }

    @Override
    public void close() {
        draw();
        out.println();
        todoBar.bar.close();
        doneBar.bar.close();
    }
}
