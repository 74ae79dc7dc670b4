package endpoints.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailureCounterTest {
    private final FailureCounter counter = new FailureCounter();

    @Test
    void failsTheFirstRequestsOfEveryCycle() {
        assertThat(IntStream.range(0, 6).mapToObj(i -> counter.fails("key", 2)))
                .containsExactly(true, true, false, true, true, false);
    }

    @Test
    void countsEachKeySeparately() {
        assertThat(counter.fails("one", 1)).isTrue();
        assertThat(counter.fails("other", 1)).isTrue();
        assertThat(counter.fails("one", 1)).isFalse();
    }

    @Test
    void forgetsTheOldestKeysFirst() {
        counter.fails("old", 1);
        IntStream.range(0, 2_000).forEach(i -> counter.fails("key " + i, 1));

        assertThat(counter.fails("old", 1)).as("forgotten").isTrue();
        assertThat(counter.fails("key 1999", 1)).as("remembered").isFalse();
    }
}
