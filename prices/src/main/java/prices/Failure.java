package prices;

import java.time.Duration;

/**
 * A query that got no price.
 *
 * @param reason in words for the user
 */
record Failure(Query query, String reason, Duration delay) implements Answer {}
