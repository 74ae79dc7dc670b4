package commandline;

/** Thrown when the command line is valid but the program cannot do its work. The message says why. */
public final class CannotRunException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param message one line for the user */
    public CannotRunException(String message) {
        super(message);
    }

    /**
     * @param message one line for the user
     * @param cause the underlying failure
     */
    public CannotRunException(String message, Throwable cause) {
        super(message, cause);
    }
}
