package primes.common;

/**
 * The deterministic Miller–Rabin test. The first twelve primes as bases decide every number below 3.1 × 10^23 (Sorenson
 * and Webster, "Strong pseudoprimes to twelve prime bases", 2015); the first four decide small ones (Jaeschke, "On strong
 * pseudoprimes to several bases", 1993).
 */
final class MillerRabin {
    private static final int[] BASES = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37};

    /** Below this number the first four bases decide. */
    private static final long FOUR_BASES_LIMIT = 3_215_031_751L;

    private MillerRabin() {}

    /**
     * Returns whether an odd number is prime.
     *
     * @param number an odd number from 3 on
     */
    static boolean isOddPrime(long number) {
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

    /**
     * Returns whether a power proves that the modulus is composite. For a prime, the power is 1, or one of its first
     * squares is -1.
     *
     * @param power base^((number - 1) / 2^twos), in Montgomery form
     */
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
