package primes.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrimeTaskTest {
    @ParameterizedTest
    @EnumSource
    void countsThePrimesBelowAMillion(Algorithm algorithm) throws Exception {
        assertThat(new PrimeTask(0, 1_000_000, algorithm).call().primes()).isEqualTo(78_498);
    }

    @Test
    void includesBothEndsOfTheRange() throws Exception {
        assertThat(new PrimeTask(7, 11, Algorithm.TRIAL).call().primes()).isEqualTo(2);
        assertThat(new PrimeTask(8, 10, Algorithm.TRIAL).call().primes()).isZero();
    }

    @Test
    void countsUpToTheLargestLong() throws Exception {
        var task = new PrimeTask(Long.MAX_VALUE - 24, Long.MAX_VALUE, Algorithm.MILLER_RABIN);

        assertThat(task.call().primes()).isEqualTo(1);
    }

    @Test
    void anInterruptEndsACount() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new PrimeTask(0, Long.MAX_VALUE, Algorithm.MILLER_RABIN).call())
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void taskAndResultAreSerializable() throws Exception {
        PrimeTask task = PrimeTask.check(7, Algorithm.WHEEL);
        PrimeCount count = task.call();

        assertThat(serializedCopy(task)).isEqualTo(task);
        assertThat(serializedCopy(count)).isEqualTo(count);
    }

    @Test
    void toStringReturnsTheNumberOrTheRange() {
        assertThat(PrimeTask.check(7, Algorithm.TRIAL)).hasToString("7");
        assertThat(new PrimeTask(7, 11, Algorithm.TRIAL)).hasToString("7 to 11");
    }

    private static Object serializedCopy(Object object) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
