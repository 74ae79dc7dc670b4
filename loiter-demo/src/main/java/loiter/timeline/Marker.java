package loiter.timeline;

/** The symbols of a text timeline. Tasks 0 to 35 have the digits and lowercase letters, which no marker uses. */
public enum Marker {
    /** The main thread is blocked. */
    WAITING('-', "waits"),

    /** The main thread simulates other work. */
    OTHER_WORK('=', "other work"),

    /** A task that waits for another task. */
    OUTER_TASK('@', "outer task"),

    /** A call of {@code isDone}, which does not block. */
    IS_DONE('?', "isDone"),

    /** A callback runs. */
    CALLBACK('*', "callback"),

    /** A task is cancelled, or a thread is interrupted. */
    CANCELLED('#', "cancelled or interrupted"),

    /** An exception is thrown or caught. */
    EXCEPTION('!', "exception"),

    /** Several different events at about the same time. */
    SEVERAL('+', "several events");

    private final char symbol;
    private final String description;

    Marker(char symbol, String description) {
        this.symbol = symbol;
        this.description = description;
    }

    /** Returns the character in the timeline. */
    public char symbol() {
        return symbol;
    }

    /** Returns the text in the legend. */
    String description() {
        return description;
    }
}
