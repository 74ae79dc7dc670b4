package primes.common;

import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Counts the primes in a range, which may be a single number. It holds all that it needs, so that any executor can run
 * it: in this thread, in another, in another process, on another machine.
 *
 * @param first number, not negative
 * @param last number, at least the first
 * @param algorithm that checks each number
 */
public record PrimeTask(long first, long last, Algorithm algorithm) implements Callable<PrimeCount>, Serializable {
    private static final long serialVersionUID = 1;

    /** Checks a single number. */
    public static PrimeTask check(long number, Algorithm algorithm) {
        return new PrimeTask(number, number, algorithm);
    }

    /**
     * Counts.
     *
     * @throws InterruptedException if the calling thread is interrupted meanwhile
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

    /** The number or the range. */
    @Override
    public String toString() {
        return first == last ? Long.toString(first) : "%d to %d".formatted(first, last);
    }
}
