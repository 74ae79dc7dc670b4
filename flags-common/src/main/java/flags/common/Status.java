package flags.common;

/** The outcome of a download. */
public enum Status {
    /** The flag was saved. */
    OK,
    /** The server has no such flag. */
    NOT_FOUND,
    /** The download failed. */
    ERROR
}
