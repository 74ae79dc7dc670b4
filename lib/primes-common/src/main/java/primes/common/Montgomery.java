package primes.common;

/**
 * Arithmetic modulo an odd number without divisions, on numbers in Montgomery form: x stands as x × 2^64 modulo the
 * modulus (Montgomery, "Modular multiplication without trial division", 1985).
 */
final class Montgomery {
    private final long modulus;
    private final long negativeInverse;
    private final long one;
    private final long squareOfRadix;

    /** @param modulus odd, positive, and more than 1 */
    Montgomery(long modulus) {
        this.modulus = modulus;
        this.negativeInverse = -inverse(modulus);
        this.one = Long.remainderUnsigned(-modulus, modulus);
        this.squareOfRadix = squareOfRadix();
    }

    /** The inverse modulo 2^64, by Newton's method: each step doubles the number of bits that are right. */
    private static long inverse(long odd) {
        long inverse = odd;
        for (int rightBits = 3; rightBits < Long.SIZE; rightBits *= 2) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }

    private long squareOfRadix() {
        long value = one;
        for (int i = 0; i < Long.SIZE; i++) {
            // Unsigned, for twice a number below 2^63 may reach 2^64 - 2.
            value = Long.compareUnsigned(2 * value, modulus) >= 0 ? 2 * value - modulus : 2 * value;
        }
        return value;
    }

    /** 1 in Montgomery form. */
    long one() {
        return one;
    }

    /** The modulus less 1, in Montgomery form. */
    long minusOne() {
        return modulus - one;
    }

    /** The product of two numbers in Montgomery form. */
    long multiply(long a, long b) {
        long low = a * b;
        long high = Math.multiplyHigh(a, b);
        // The low half plus this multiple of the modulus is 0 modulo 2^64, with a carry unless it was 0 before.
        long multiple = low * negativeInverse;
        long carry = low == 0 ? 0 : 1;
        long result = high + multiplyHighUnsigned(multiple, modulus) + carry;
        return Long.compareUnsigned(result, modulus) >= 0 ? result - modulus : result;
    }

    private static long multiplyHighUnsigned(long unsigned, long positive) {
        return Math.multiplyHigh(unsigned, positive) + ((unsigned >> (Long.SIZE - 1)) & positive);
    }

    /** A power, in Montgomery form, of a base that is not. */
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
