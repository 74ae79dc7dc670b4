package flags.common;

/** How a download ended. */
public enum Status {
    /** The flag was saved. */
    OK,
    /** The server has no such flag. */
    NOT_FOUND,
    /** Anything else: refused, broken, too slow, not a flag, not to be saved. */
    ERROR
}
