package primes.common;

import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Counts the primes in a range, which may be a single number. A task holds everything that it needs, so any executor can
 * run it: on a thread, in another process, on another machine.
 *
 * @param first the first number, from 0 on
 * @param last the last number, inclusive
 * @param algorithm the primality test
 */
public record PrimeTask(long first, long last, Algorithm algorithm) implements Callable<PrimeCount>, Serializable {
    private static final long serialVersionUID = 1;

    /** Returns a task that checks a single number. */
    public static PrimeTask check(long number, Algorithm algorithm) {
        return new PrimeTask(number, number, algorithm);
    }

    /**
     * Counts the primes.
     *
     * @throws InterruptedException if the calling thread is interrupted during the count
     */
    @Override
    public PrimeCount call() throws InterruptedException {
        long start = System.nanoTime();
        long primes = algorithm.isPrime(last) ? 1 : 0;
        for (long number = first; number < last; number++) {
            if (algorithm.isPrime(number)) {
                primes++;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return new PrimeCount(this, primes, Duration.ofNanos(System.nanoTime() - start));
    }

    /** Returns the number, or the range as in {@code 7 to 11}. */
    @Override
    public String toString() {
        return first == last ? Long.toString(first) : "%s to %s".formatted(first, last);
    }
}
