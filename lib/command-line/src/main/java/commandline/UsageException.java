package commandline;

/** The command line is wrong; the message says what is wrong and what would be right. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param message one line for the user */
    public UsageException(String message) {
        super(message);
    }
}
