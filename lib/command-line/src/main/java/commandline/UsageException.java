package commandline;

/** Thrown when the command line is invalid. The message says what is wrong and what would be valid. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param message one line for the user */
    public UsageException(String message) {
        super(message);
    }
}
