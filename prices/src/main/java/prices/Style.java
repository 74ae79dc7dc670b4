package prices;

import java.util.Locale;

/** How prices are asked for, in the order of growing up. */
enum Style {
    /** One future, then two, to see what can be done with them. */
    SINGLE,
    /** Many futures, read in the order of submission. */
    MAP,
    /** Many futures, read in the order of completion. */
    AS_COMPLETED,
    /** A producer and consumers with queues between them. */
    QUEUES;

    /** How the user calls it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
