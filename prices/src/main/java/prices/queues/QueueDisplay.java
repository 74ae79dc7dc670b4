package prices.queues;

import commandline.Console;

/** Displays the progress of the queues. Not thread-safe. */
interface QueueDisplay extends AutoCloseable {
    /**
     * Updates the display.
     *
     * @param todo the number of queries in TODO
     * @param done the number of results
     * @param status the status line
     */
    void show(int todo, int done, String status);

    /** Displays the last update, and leaves it on the screen. */
    @Override
    void close();

    /**
     * Returns bars for a terminal, or occasional lines for other streams.
     *
     * @param queries the number of all queries
     * @param capacity the capacity of TODO
     */
    static QueueDisplay of(Console console, int queries, int capacity) {
        return console.errIsTerminal()
                ? new QueueBars(console.err(), queries, capacity)
                : new QueueLines(console.err(), queries);
    }
}
