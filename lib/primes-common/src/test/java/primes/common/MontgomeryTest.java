package primes.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MontgomeryTest {
    private static final long SEED = 20;
    private static final int TIMES = 20_000;

    private final Random random = new Random(SEED);

    @Test
    void powersAreThoseOfBigInteger() {
        for (int i = 0; i < TIMES; i++) {
            long modulus = oddOfAnyLength();
            long base = 1L + random.nextInt(40);
            long exponent = oddOfAnyLength();
            var arithmetic = new Montgomery(modulus);

            long power = arithmetic.power(base, exponent);

            BigInteger expected = BigInteger.valueOf(base).modPow(big(exponent), big(modulus));
            assertThat(power).as("%s^%s mod %s", base, exponent, modulus).isEqualTo(inForm(expected, modulus));
        }
    }

    @Test
    void oneAndMinusOneAreInForm() {
        for (int i = 0; i < TIMES; i++) {
            long modulus = oddOfAnyLength();
            var arithmetic = new Montgomery(modulus);

            assertThat(arithmetic.one()).isEqualTo(inForm(BigInteger.ONE, modulus));
            assertThat(arithmetic.minusOne()).isEqualTo(inForm(big(modulus - 1), modulus));
        }
    }

    private static long inForm(BigInteger number, long modulus) {
        return number.shiftLeft(Long.SIZE).mod(big(modulus)).longValueExact();
    }

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }

    /** From 3 to 2^63 - 1, small ones as often as large ones. */
    private long oddOfAnyLength() {
        return Math.max(3, random.nextLong() >>> (1 + random.nextInt(62)) | 1);
    }
}
