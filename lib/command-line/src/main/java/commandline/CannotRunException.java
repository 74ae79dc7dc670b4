package commandline;

/** The program cannot do its work here and now, although the command line is right; the message says why. */
public final class CannotRunException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param message one line for the user */
    public CannotRunException(String message) {
        super(message);
    }

    /**
     * @param message one line for the user
     * @param cause where it came from
     */
    public CannotRunException(String message, Throwable cause) {
        super(message, cause);
    }
}
