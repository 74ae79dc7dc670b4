package primes.common;

/** Ways to find out whether a number is prime, from the plainest to the fastest. */
public enum Algorithm {
    /** Divides by every odd number up to the square root. */
    TRIAL {
        @Override
        boolean isPrimeOdd(long number) throws InterruptedException {
            long root = root(number);
            for (long divisor = 3; divisor <= root; divisor += 2) {
                if (number % divisor == 0) {
                    return false;
                }
                giveWay(divisor);
            }
            return true;
        }
    },

    /** Divides by 3 and by the numbers next to a multiple of 6, as all other primes are. */
    WHEEL {
        @Override
        boolean isPrimeOdd(long number) throws InterruptedException {
            if (number % 3 == 0) {
                return number == 3;
            }
            long root = root(number);
            for (long divisor = 5; divisor <= root; divisor += 6) {
                if (number % divisor == 0 || number % (divisor + 2) == 0) {
                    return number == divisor + 2;
                }
                giveWay(divisor);
            }
            return true;
        }
    },

    /** The test of Miller and Rabin, with bases that leave no doubt about any number of 64 bits. */
    MILLER_RABIN {
        @Override
        boolean isPrimeOdd(long number) {
            return MillerRabin.isPrimeOdd(number);
        }
    };

    private static final int INTERRUPT_CHECK_MASK = 0xffff;

    /**
     * Whether a number is prime.
     *
     * @param number not negative
     * @throws InterruptedException if the calling thread is interrupted meanwhile
     */
    public boolean isPrime(long number) throws InterruptedException {
        if (number % 2 == 0) {
            return number == 2;
        }
        return number > 1 && isPrimeOdd(number);
    }

    /** The same for odd numbers from 3 on. */
    abstract boolean isPrimeOdd(long number) throws InterruptedException;

    /** The square root rounded up, so that nothing is lost where a double is not exact. */
    private static long root(long number) {
        return (long) Math.ceil(Math.sqrt((double) number));
    }

    /** A thread that computes hears of an interrupt only if it asks; now and then, so that asking costs nothing. */
    private static void giveWay(long divisor) throws InterruptedException {
        if ((divisor & INTERRUPT_CHECK_MASK) == 5 && Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
