package prices;

import java.util.Locale;

/** The styles of the program, in the order of growing maturity. */
enum Style {
    /** One future, then two. */
    SINGLE,
    /** Many futures, read in the order of submission. */
    MAP,
    /** Many futures, read in the order of completion. */
    AS_COMPLETED,
    /** A producer and consumers, connected by queues. */
    QUEUES;

    /** Returns the name on the command line. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
