package primes.common;

/** Primality tests, from the simplest to the fastest. */
public enum Algorithm {
    /** Trial division by every odd number up to the square root. */
    TRIAL {
        @Override
        boolean isOddPrime(long number) throws InterruptedException {
            long root = ceilingOfRoot(number);
            for (long divisor = 3; divisor <= root; divisor += 2) {
                if (number % divisor == 0) {
                    return false;
                }
                checkInterrupt(divisor);
            }
            return true;
        }
    },

    /** Trial division by 3 and by the neighbors of multiples of 6: all other primes are among them. */
    WHEEL {
        @Override
        boolean isOddPrime(long number) throws InterruptedException {
            if (number % 3 == 0) {
                return number == 3;
            }
            long root = ceilingOfRoot(number);
            for (long divisor = 5; divisor <= root; divisor += 6) {
                if (number % divisor == 0 || number % (divisor + 2) == 0) {
                    return number == divisor + 2;
                }
                checkInterrupt(divisor);
            }
            return true;
        }
    },

    /** The Miller–Rabin test, deterministic for 64 bits. */
    MILLER_RABIN {
        @Override
        boolean isOddPrime(long number) {
            return MillerRabin.isOddPrime(number);
        }
    };

    private static final int INTERRUPT_CHECK_MASK = 0xffff;

    /**
     * Returns whether a number is prime.
     *
     * @param number a number from 0 on
     * @throws InterruptedException if the calling thread is interrupted during the test
     */
    public boolean isPrime(long number) throws InterruptedException {
        if (number % 2 == 0) {
            return number == 2;
        }
        return number > 1 && isOddPrime(number);
    }

    /**
     * Returns whether an odd number is prime.
     *
     * @param number an odd number from 3 on
     * @throws InterruptedException if the calling thread is interrupted during the test
     */
    abstract boolean isOddPrime(long number) throws InterruptedException;

    /** Returns the square root, rounded up because a {@code double} does not hold every {@code long}. */
    private static long ceilingOfRoot(long number) {
        return (long) Math.ceil(Math.sqrt((double) number));
    }

    /** Checks for an interrupt at few of the divisors, so that the check costs nothing. */
    private static void checkInterrupt(long divisor) throws InterruptedException {
        if ((divisor & INTERRUPT_CHECK_MASK) == 5 && Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
