package commandline;

/** Thrown when the command line is invalid. The message says what is wrong and what would be valid. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    private static final int MAX_SHOWN_LENGTH = 100;

    /** @param message one line for the user */
    public UsageException(String message) {
        super(message);
    }

    /**
     * Returns an exception for an invalid value.
     *
     * @param name the name of the option or operand
     * @param expected a description of valid values
     * @param text the value, of which at most 100 characters are shown
     */
    static UsageException invalidValue(String name, String expected, String text) {
        String shown = text.length() <= MAX_SHOWN_LENGTH ? text : text.substring(0, MAX_SHOWN_LENGTH) + "...";
        return new UsageException("%s takes %s, not '%s'".formatted(name, expected, shown));
    }
}
