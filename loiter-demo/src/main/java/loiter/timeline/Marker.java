package loiter.timeline;

/** What timelines show beside the numbers of tasks. */
public enum Marker {
    /** The thread is blocked, or has nothing to do before its next line. */
    WAITS('-', "waits"),

    /** Looks at a future without waiting for it. */
    LOOKS('?', "looks"),

    /** A callback runs. */
    CALLBACK('c', "callback"),

    /** A task is cancelled, or ends because of that. */
    CANCELLED('x', "cancelled or interrupted"),

    /** An exception is thrown or arrives. */
    EXCEPTION('!', "exception"),

    /** More than one of these at about the same time. */
    SEVERAL('+', "several at once");

    private final char symbol;
    private final String meaning;

    Marker(char symbol, String meaning) {
        this.symbol = symbol;
        this.meaning = meaning;
    }

    char symbol() {
        return symbol;
    }

    String meaning() {
        return meaning;
    }
}
