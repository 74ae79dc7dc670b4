package prices;

import java.time.Duration;

/** A query that got no price. The message says why, in words for the user. */
final class PriceException extends Exception {
    private static final long serialVersionUID = 1;

    private final Query query;
    private final Duration hold;

    /**
     * @param hold for how long the server meant to hold the response, zero if it did not say or did not answer
     */
    PriceException(Query query, String message, Duration hold) {
        super(message);
        this.query = query;
        this.hold = hold;
    }

    /** The same as a record. */
    Failure failure() {
        return new Failure(query, String.valueOf(getMessage()), hold);
    }
}
