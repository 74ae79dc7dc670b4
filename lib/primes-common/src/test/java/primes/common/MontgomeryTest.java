package primes.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MontgomeryTest {
    private static final long SEED = 20;
    private static final int REPETITIONS = 20_000;

    private final Random random = new Random(SEED);

    @Test
    void powersEqualThoseOfBigInteger() {
        for (int i = 0; i < REPETITIONS; i++) {
            long modulus = oddOfAnyLength();
            long base = 1L + random.nextInt(40);
            long exponent = oddOfAnyLength();
            var arithmetic = new Montgomery(modulus);

            long power = arithmetic.power(base, exponent);

            BigInteger expected = BigInteger.valueOf(base).modPow(big(exponent), big(modulus));
            assertThat(power).as("%s^%s mod %s", base, exponent, modulus).isEqualTo(montgomeryForm(expected, modulus));
        }
    }

    @Test
    void oneAndMinusOneAreInMontgomeryForm() {
        for (int i = 0; i < REPETITIONS; i++) {
            long modulus = oddOfAnyLength();
            var arithmetic = new Montgomery(modulus);

            assertThat(arithmetic.one()).isEqualTo(montgomeryForm(BigInteger.ONE, modulus));
            assertThat(arithmetic.minusOne()).isEqualTo(montgomeryForm(big(modulus - 1), modulus));
        }
    }

    private static long montgomeryForm(BigInteger number, long modulus) {
        return number.shiftLeft(Long.SIZE).mod(big(modulus)).longValueExact();
    }

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }

    /** Returns an odd number from 3 to 2^63 - 1; every length in bits is equally likely. */
    private long oddOfAnyLength() {
        return Math.max(3, random.nextLong() >>> (1 + random.nextInt(62)) | 1);
    }
}
