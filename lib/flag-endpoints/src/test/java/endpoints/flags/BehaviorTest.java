package endpoints.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import endpoints.server.Behavior;
import endpoints.server.DelayDistribution;
import endpoints.server.Endpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BehaviorTest {
    private static final Behavior ERROR = Endpoint.ERROR.defaultBehavior();

    @Test
    void refusesAQuarterOfTheCodes() throws IOException {
        Set<String> countries = FlagCatalog.load().names().keySet();

        assertThat(allCodes()).hasSize(676);
        assertThat(count(BehaviorTest::isRefused)).as("refused").isEqualTo(165);
        assertThat(count(code -> !isRefused(code) && countries.contains(code)))
                .as("OK")
                .isEqualTo(150);
        assertThat(count(code -> !isRefused(code) && !countries.contains(code)))
                .as("not found")
                .isEqualTo(361);
    }

    @Test
    void dependsOnlyOnSeedAndCode() {
        var range = new DelayDistribution(Duration.ofMillis(1), Duration.ofSeconds(1));
        var one = new Behavior(range, 0.5, 7);
        var same = new Behavior(range, 0.5, 7);

        List<String> backwards =
                allCodes().stream().sorted(Comparator.reverseOrder()).toList();
        List<String> refusedBackwards = backwards.stream()
                .filter(code -> same.faultOf(code).isPresent())
                .toList();

        assertThat(allCodes().stream().filter(code -> one.faultOf(code).isPresent()))
                .containsExactlyInAnyOrderElementsOf(refusedBackwards);
        assertThat(allCodes()).allMatch(code -> one.delayOf(code).equals(same.delayOf(code)));
    }

    @Test
    void changesWithTheSeed() {
        var range = new DelayDistribution(Duration.ofMillis(1), Duration.ofSeconds(1));
        var one = new Behavior(range, 0.5, 7);
        var other = new Behavior(range, 0.5, 8);

        assertThat(count(code ->
                        one.faultOf(code).isPresent() != other.faultOf(code).isPresent()))
                .as("codes refused by one only")
                .isBetween(250L, 426L);
        assertThat(count(code -> one.delayOf(code).equals(other.delayOf(code))))
                .as("codes with the same delay")
                .isLessThan(5);
    }

    @Test
    void refusalIsIndependentOfTheDelay() {
        var range = new DelayDistribution(Duration.ofMillis(1), Duration.ofSeconds(1));
        var behavior = new Behavior(range, 0.5, 7);

        Duration median = range.at(0.5);
        Predicate<String> isShort = code -> behavior.delayOf(code).compareTo(median) < 0;

        assertThat(count(isShort.and(code -> behavior.faultOf(code).isPresent())))
                .as("codes both below the median delay and refused")
                .isBetween(120L, 218L);
    }

    @Test
    void refusesNoneAtRateZeroAndAllAtRateOne() {
        assertThat(allCodes())
                .allMatch(code ->
                        new Behavior(DelayDistribution.NONE, 0, 1).faultOf(code).isEmpty());
        assertThat(allCodes())
                .noneMatch(code ->
                        new Behavior(DelayDistribution.NONE, 1, 1).faultOf(code).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsInvalidRate(double rate) {
        assertThatThrownBy(() -> new Behavior(DelayDistribution.NONE, rate, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Double.toString(rate));
    }

    @Test
    void eachEndpointUsesTheSettingsThatApplyToIt() {
        DelayDistribution delay = DelayDistribution.constant(Duration.ofMillis(7));

        assertThat(Endpoint.LOCAL.behavior(delay, 0.1, 2)).isEqualTo(new Behavior(DelayDistribution.NONE, 0, 2));
        assertThat(Endpoint.DELAY.behavior(delay, 0.1, 2)).isEqualTo(new Behavior(delay, 0, 2));
        assertThat(Endpoint.ERROR.behavior(delay, 0.1, 2)).isEqualTo(new Behavior(delay, 0.1, 2));
        assertThat(ERROR.delay()).isEqualTo(DelayDistribution.constant(Duration.ofMillis(500)));
    }

    private static boolean isRefused(String code) {
        return ERROR.faultOf(code).isPresent();
    }

    private static long count(Predicate<String> condition) {
        return allCodes().stream().filter(condition).count();
    }

    private static Set<String> allCodes() {
        return IntStream.rangeClosed('a', 'z')
                .boxed()
                .flatMap(first -> IntStream.rangeClosed('a', 'z').mapToObj(last -> "%c%c".formatted(first, last)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
