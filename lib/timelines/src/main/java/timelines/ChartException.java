package timelines;

/** Thrown if a chart cannot be drawn. The message is one line for the user. */
public final class ChartException extends Exception {
    private static final long serialVersionUID = 1;

    ChartException(String message, Throwable cause) {
        super(message, cause);
    }
}
