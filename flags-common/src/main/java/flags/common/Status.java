package flags.common;

/** The outcome of a download. */
public enum Status {
    /** The flag was saved. */
    OK("OK"),
    /** The server has no such flag. */
    NOT_FOUND("not found"),
    /** The download failed: refused, broken, too slow, not a flag, or the file cannot be written. */
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
