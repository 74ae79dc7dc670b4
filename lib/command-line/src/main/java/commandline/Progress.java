package commandline;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far a program has come: a bar on a terminal, nothing elsewhere. */
public interface Progress extends AutoCloseable {
    /** One less than the usual width of a terminal. */
    int COLUMNS = 79;

    /** Between two updates of the bar. */
    int UPDATE_MILLIS = 100;

    /** Shows nothing. */
    Progress HIDDEN = () -> {};

    /** One more step is done. May be called from any thread. */
    void step();

    /** Ends the display. */
    @Override
    default void close() {}

    /**
     * A bar on the console's error stream if that is a terminal.
     *
     * @param steps when the work is done
     */
    static Progress of(Console console, long steps) {
        if (!console.errIsTerminal()) {
            return HIDDEN;
        }
        ProgressBar bar = new ProgressBarBuilder()
                .setInitialMax(steps)
                .setTaskName("")
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                // Not the bar's own choice, which asks JLine for the width of the terminal: JLine then closes standard
                // output when the JVM goes down, and the report of an interrupted program is lost.
                .setConsumer(new ConsoleProgressBarConsumer(console.err(), COLUMNS))
                .build();
        return new Progress() {
            @Override
            public void step() {
                bar.step();
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }
}
