package reporting;

/** The outcome of a task that saves something. */
public enum Status {
    /** It was saved. */
    OK("OK"),
    /** It does not exist. */
    NOT_FOUND("not found"),
    /** The task failed. */
    ERROR("error");

    private final String words;

    Status(String words) {
        this.words = words;
    }

    /** Returns the status as users read it. */
    String words() {
        return words;
    }
}
