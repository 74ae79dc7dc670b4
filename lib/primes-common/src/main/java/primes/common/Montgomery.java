package primes.common;

/**
 * Modular arithmetic without division. Operands are in Montgomery form: x is represented as x × 2^64 modulo the modulus
 * (Montgomery, "Modular multiplication without trial division", 1985).
 */
final class Montgomery {
    private final long modulus;
    private final long negativeInverse;
    private final long one;
    private final long squareOfRadix;

    /** @param modulus an odd number from 3 on */
    Montgomery(long modulus) {
        this.modulus = modulus;
        this.negativeInverse = -inverse(modulus);
        this.one = Long.remainderUnsigned(-modulus, modulus);
        this.squareOfRadix = squareOfRadix();
    }

    /** Returns the inverse modulo 2^64 by Newton's method. Each step doubles the number of correct bits. */
    private static long inverse(long odd) {
        long inverse = odd;
        for (int correctBits = 3; correctBits < Long.SIZE; correctBits *= 2) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }

    private long squareOfRadix() {
        long value = one;
        for (int i = 0; i < Long.SIZE; i++) {
            // 2 * value is at most 2^64 - 2, so it is compared as unsigned.
            value = Long.compareUnsigned(2 * value, modulus) >= 0 ? 2 * value - modulus : 2 * value;
        }
        return value;
    }

    /** Returns 1 in Montgomery form. */
    long one() {
        return one;
    }

    /** Returns -1, that is the modulus minus 1, in Montgomery form. */
    long minusOne() {
        return modulus - one;
    }

    /** Returns the product of two numbers, all three in Montgomery form. */
    long multiply(long a, long b) {
        long low = a * b;
        long high = Math.multiplyHigh(a, b);
        // low + multiple * modulus is 0 modulo 2^64, with a carry unless low is 0.
        long multiple = low * negativeInverse;
        long carry = low == 0 ? 0 : 1;
        long result = high + multiplyHighUnsigned(multiple, modulus) + carry;
        return Long.compareUnsigned(result, modulus) >= 0 ? result - modulus : result;
    }

    private static long multiplyHighUnsigned(long unsigned, long positive) {
        return Math.multiplyHigh(unsigned, positive) + ((unsigned >> (Long.SIZE - 1)) & positive);
    }

    /**
     * Returns a power in Montgomery form.
     *
     * @param base an ordinary number from 0 on
     * @param exponent the exponent, from 0 on
     */
    long power(long base, long exponent) {
        long square = multiply(base, squareOfRadix);
        long power = one;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                power = multiply(power, square);
            }
            square = multiply(square, square);
        }
        return power;
    }
}
