package primes.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlgorithmTest {
    private static final int SMALL = 20_000;
    private static final int CERTAINTY = 100;

    @ParameterizedTest
    @CsvFileSource(resources = "numbers.csv", numLinesToSkip = 1)
    void allAlgorithmsAgreeOnTheBuiltInNumbers(long number, boolean prime) throws Exception {
        for (Algorithm algorithm : Algorithm.values()) {
            assertThat(algorithm.isPrime(number)).as("%s", algorithm).isEqualTo(prime);
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsTheSamePrimesAsASieve(Algorithm algorithm) throws Exception {
        List<Long> primes = new ArrayList<>();
        for (long number = 0; number < SMALL; number++) {
            if (algorithm.isPrime(number)) {
                primes.add(number);
            }
        }

        assertThat(primes).containsExactlyElementsOf(sieve());
    }

    private static List<Long> sieve() {
        var composite = new boolean[SMALL];
        for (int factor = 2; factor < SMALL; factor++) {
            for (int multiple = 2 * factor; multiple < SMALL; multiple += factor) {
                composite[multiple] = true;
            }
        }
        return LongStream.range(2, SMALL)
                .filter(number -> !composite[(int) number])
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void theSquareOfALargePrimeIsComposite(Algorithm algorithm) throws Exception {
        long prime = 94_906_249;

        assertThat(algorithm.isPrime(prime)).isTrue();
        assertThat(algorithm.isPrime(prime * prime)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                561, // the smallest Carmichael number
                2047, // strong pseudoprime to base 2
                1_373_653, // to bases 2 and 3
                25_326_001, // to bases 2, 3 and 5
                3_215_031_751L, // to bases 2, 3, 5 and 7
                3_825_123_056_546_413_051L, // to the first nine primes
            })
    void millerRabinRejectsStrongPseudoprimes(long composite) throws Exception {
        assertThat(Algorithm.MILLER_RABIN.isPrime(composite)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 31, 1L << 32, FOUR_BASES_LIMIT, 1L << 53, Long.MAX_VALUE - 2000})
    void millerRabinAgreesWithTheJdkAround(long middle) throws Exception {
        for (long number = middle - 2000; number < middle + 2000; number++) {
            assertThat(Algorithm.MILLER_RABIN.isPrime(number))
                    .as("%s", number)
                    .isEqualTo(BigInteger.valueOf(number).isProbablePrime(CERTAINTY));
        }
    }

    private static final long FOUR_BASES_LIMIT = 3_215_031_751L;

    @Test
    void checksTheLargestLong() throws Exception {
        // 2^63 - 1 = 7² × 73 × 127 × 337 × 92737 × 649657
        for (Algorithm algorithm : Algorithm.values()) {
            assertThat(algorithm.isPrime(Long.MAX_VALUE)).as("%s", algorithm).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TRIAL", "WHEEL"})
    void anInterruptEndsALongCheck(Algorithm algorithm) throws Exception {
        long largestPrime = 9_223_372_036_854_775_783L;
        var check = new FutureTask<>(() -> algorithm.isPrime(largestPrime));
        var thread = new Thread(check, "check");
        thread.start();

        thread.interrupt();

        assertThatThrownBy(() -> check.get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
    }
}
