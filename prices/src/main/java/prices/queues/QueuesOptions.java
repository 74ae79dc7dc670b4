package prices.queues;

import java.time.Duration;

/**
 * The options of the style.
 *
 * @param days the number of days from 2020-03-01
 * @param pace the time between two queries
 * @param capacity the capacity of TODO
 * @param consumers the number of consumers, at least 1
 */
public record QueuesOptions(int days, Duration pace, int capacity, int consumers) {}
