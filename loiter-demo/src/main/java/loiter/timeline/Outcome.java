package loiter.timeline;

/** How a task ends. */
public enum Outcome {
    /** With a result. */
    DONE("done"),

    /** By {@link InterruptedException}. */
    INTERRUPTED("interrupted"),

    /** By any other exception. */
    FAILED("fails");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
