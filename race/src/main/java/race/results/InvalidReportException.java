package race.results;

/** The output of a program is not a valid report. The message says why. */
public final class InvalidReportException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param message why, in one line */
    InvalidReportException(String message) {
        super(message);
    }
}
