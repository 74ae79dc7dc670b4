package prices;

import java.time.Duration;

/** What became of a query: a price, or a failure that is counted. */
sealed interface Answer permits Price, Failure {
    Query query();

    /** For how long the server meant to delay the response, zero if it did not say. */
    Duration delay();
}
