package prices;

import commandline.Console;

/** Shows a person how far the queues have come. Used by one thread. */
interface QueueDisplay extends AutoCloseable {
    /**
     * This is how things are.
     *
     * @param todo queries that wait for a consumer
     * @param done queries that were answered
     * @param happening what is going on, in a line
     */
    void show(int todo, int done, String happening);

    /** Shows how things were in the end, and leaves it there. */
    @Override
    void close();

    /**
     * Two bars and a line on a terminal, a line now and then elsewhere.
     *
     * @param queries how many there are
     * @param capacity how many can wait for a consumer
     */
    static QueueDisplay of(Console console, int queries, int capacity) {
        return console.errIsTerminal()
                ? new QueueBars(console.err(), queries, capacity)
                : new QueueLines(console.err(), queries);
    }
}
