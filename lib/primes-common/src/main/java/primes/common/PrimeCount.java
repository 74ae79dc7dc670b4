package primes.common;

import java.io.Serializable;
import java.time.Duration;

/**
 * The result of a task.
 *
 * @param task the task
 * @param primes the primes among its numbers
 * @param elapsed the time that the task took where it ran, without queueing and transfer
 */
public record PrimeCount(PrimeTask task, long primes, Duration elapsed) implements Serializable {
    private static final long serialVersionUID = 1;
}
