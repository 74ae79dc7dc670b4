package primes.common;

import java.io.Serializable;
import java.time.Duration;

/**
 * The result of a task.
 *
 * @param task what was asked for
 * @param primes how many of its numbers are prime
 * @param elapsed how long the task took where it ran
 */
public record PrimeCount(PrimeTask task, long primes, Duration elapsed) implements Serializable {
    private static final long serialVersionUID = 1;
}
