package endpoints.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DelayDistributionTest {
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration MIDDLE = Duration.ofMillis(2750);
    private static final DelayDistribution RANGE = new DelayDistribution(SHORTEST, LONGEST);

    @Test
    void constantDistributionHasOneDelay() {
        DelayDistribution constant = DelayDistribution.constant(SHORTEST);

        assertThat(quantiles()).map(constant::at).containsOnly(SHORTEST);
    }

    @Test
    void rangesFromShortestToLongest() {
        assertThat(RANGE.at(0)).isEqualTo(SHORTEST);
        assertThat(RANGE.at(1)).isEqualTo(LONGEST);
        assertThat(quantiles()).map(RANGE::at).isSorted().allMatch(DelayDistributionTest::isWithinRange);
    }

    @Test
    void isHeavyTailed() {
        assertThat(RANGE.at(0.5)).as("median").isLessThan(Duration.ofMillis(600));
        assertThat(RANGE.at(0.9)).as("90th percentile").isLessThan(Duration.ofSeconds(1));
        assertThat(quantiles().stream().map(RANGE::at).filter(delay -> delay.compareTo(MIDDLE) > 0))
                .as("delays of 1000 in the upper half of the range")
                .hasSizeBetween(3, 50);
    }

    @Test
    void roundsToMicroseconds() {
        assertThat(quantiles()).map(RANGE::at).allMatch(delay -> delay.toNanosPart() % 1000 == 0);
    }

    @Test
    void rejectsNegativeOrReversedRange() {
        assertThatThrownBy(() -> new DelayDistribution(LONGEST, SHORTEST)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DelayDistribution.constant(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean isWithinRange(Duration delay) {
        return delay.compareTo(SHORTEST) >= 0 && delay.compareTo(LONGEST) <= 0;
    }

    private static List<Double> quantiles() {
        return IntStream.range(0, 1000).mapToObj(i -> i / 1000.0).toList();
    }
}
