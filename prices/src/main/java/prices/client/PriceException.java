package prices.client;

import java.time.Duration;

/** Thrown if a query fails. The message is the reason, for the user. */
public final class PriceException extends Exception {
    private static final long serialVersionUID = 1;

    private final Query query;
    private final Duration delay;

    /** @param delay the delay that the server planned for its response, zero if it stated none or did not respond */
    PriceException(Query query, String message, Duration delay) {
        super(message);
        this.query = query;
        this.delay = delay;
    }

    /** Returns this failure as a result. */
    public Result.Failure toResult() {
        return new Result.Failure(query, String.valueOf(getMessage()), delay);
    }
}
