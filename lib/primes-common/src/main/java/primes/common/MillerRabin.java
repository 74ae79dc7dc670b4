package primes.common;

/**
 * The test of Miller and Rabin, made exact: the first twelve primes as bases are enough for all numbers below 3.1 × 10^23
 * (Sorenson and Webster, "Strong pseudoprimes to twelve prime bases", 2015), and fewer for small ones (Jaeschke, "On
 * strong pseudoprimes to several bases", 1993).
 */
final class MillerRabin {
    private static final int[] BASES = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37};

    /** Below this, the first four bases are enough. */
    private static final long FOUR_BASES_LIMIT = 3_215_031_751L;

    private MillerRabin() {}

    /** Whether an odd number from 3 on is prime. */
    static boolean isPrimeOdd(long number) {
        for (int base : BASES) {
            if (number % base == 0) {
                return number == base;
            }
        }
        int bases = number < FOUR_BASES_LIMIT ? 4 : BASES.length;
        int twos = Long.numberOfTrailingZeros(number - 1);
        var arithmetic = new Montgomery(number);
        for (int i = 0; i < bases; i++) {
            if (isWitness(arithmetic, arithmetic.power(BASES[i], (number - 1) >> twos), twos)) {
                return false;
            }
        }
        return true;
    }

    /** Whether squaring this power up to twos - 1 times never comes to -1, as it would for a prime. */
    private static boolean isWitness(Montgomery arithmetic, long power, int twos) {
        if (power == arithmetic.one()) {
            return false;
        }
        long square = power;
        for (int i = 0; i < twos; i++) {
            if (square == arithmetic.minusOne()) {
                return false;
            }
            square = arithmetic.multiply(square, square);
        }
        return true;
    }
}
