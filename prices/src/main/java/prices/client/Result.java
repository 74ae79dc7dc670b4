package prices.client;

import java.time.Duration;

/** The result of a query: a price, or a failure that the report counts. */
public sealed interface Result permits Price, Result.Failure {
    /** Returns the query. */
    Query query();

    /** Returns the delay that the server planned for its response, zero if it stated none. */
    Duration delay();

    /**
     * A failed query.
     *
     * @param reason the reason, for the user
     */
    record Failure(Query query, String reason, Duration delay) implements Result {}
}
