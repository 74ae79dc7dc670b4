package commandline;

/** Shows the progress of a program. */
public interface Progress extends AutoCloseable {
    /** Shows nothing. */
    Progress HIDDEN = () -> {};

    /** Counts a step. Can be called from any thread. */
    void step();

    /** Shows the last state and ends the display. */
    @Override
    default void close() {}

    /**
     * Returns a bar if standard error is a terminal, or {@link #HIDDEN}.
     *
     * @param steps the number of steps
     */
    static Progress of(Console console, long steps) {
        return console.errIsTerminal() ? new ProgressBar(console.err(), Terminal.ofStandardError(), steps) : HIDDEN;
    }
}
