package prices;

import java.time.Duration;

/** A query that got no price. The message says why, in words for the user. */
final class PriceException extends Exception {
    private static final long serialVersionUID = 1;

    private final Query query;
    private final Duration delay;

    /**
     * @param delay for how long the server meant to delay the response, zero if it did not say or did not answer
     */
    PriceException(Query query, String message, Duration delay) {
        super(message);
        this.query = query;
        this.delay = delay;
    }

    /** The same as a record. */
    Failure failure() {
        return new Failure(query, String.valueOf(getMessage()), delay);
    }
}
