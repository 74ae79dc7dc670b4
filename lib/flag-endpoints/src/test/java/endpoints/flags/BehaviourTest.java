package endpoints.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import endpoints.server.Behaviour;
import endpoints.server.DelayDistribution;
import endpoints.server.Endpoint;
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

class BehaviourTest {
    private static final Behaviour ERROR = Endpoint.ERROR.defaultBehaviour();

    @Test
    void refusesAQuarterOfTheCodes() {
        Set<String> countries = FlagCatalog.load().names().keySet();

        assertThat(allCodes()).hasSize(676);
        assertThat(count(ERROR::refuses)).as("refused").isEqualTo(165);
        assertThat(count(code -> !ERROR.refuses(code) && countries.contains(code)))
                .as("OK")
                .isEqualTo(150);
        assertThat(count(code -> !ERROR.refuses(code) && !countries.contains(code)))
                .as("not found")
                .isEqualTo(361);
    }

    @Test
    void drawsTheSameForTheSameSeed() {
        var range = new DelayDistribution(Duration.ofMillis(1), Duration.ofSeconds(1));
        var one = new Behaviour(range, 0.5, 7);
        var same = new Behaviour(range, 0.5, 7);

        List<String> backwards =
                allCodes().stream().sorted(Comparator.reverseOrder()).toList();
        List<String> refusedBackwards = backwards.stream().filter(same::refuses).toList();

        assertThat(allCodes().stream().filter(one::refuses)).containsExactlyInAnyOrderElementsOf(refusedBackwards);
        assertThat(allCodes()).allMatch(code -> one.delayOf(code).equals(same.delayOf(code)));
    }

    @Test
    void drawsOthersForAnotherSeed() {
        var range = new DelayDistribution(Duration.ofMillis(1), Duration.ofSeconds(1));
        var one = new Behaviour(range, 0.5, 7);
        var other = new Behaviour(range, 0.5, 8);

        assertThat(count(code -> one.refuses(code) != other.refuses(code)))
                .as("codes refused by one only")
                .isBetween(250L, 426L);
        assertThat(count(code -> one.delayOf(code).equals(other.delayOf(code))))
                .as("codes delayed as long by both")
                .isLessThan(5);
    }

    @Test
    void refusesWhateverTheHold() {
        var range = new DelayDistribution(Duration.ofMillis(1), Duration.ofSeconds(1));
        var behaviour = new Behaviour(range, 0.5, 7);

        Duration median = range.at(0.5);
        Predicate<String> isShort = code -> behaviour.delayOf(code).compareTo(median) < 0;

        assertThat(count(isShort.and(behaviour::refuses)))
                .as("a quarter of the codes is both delayed short and refused")
                .isBetween(120L, 218L);
    }

    @Test
    void refusesNoneOrAllAtTheEndsOfTheRate() {
        assertThat(allCodes()).noneMatch(new Behaviour(DelayDistribution.NONE, 0, 1)::refuses);
        assertThat(allCodes()).allMatch(new Behaviour(DelayDistribution.NONE, 1, 1)::refuses);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void isRefusedWithARateThatIsNone(double rate) {
        assertThatThrownBy(() -> new Behaviour(DelayDistribution.NONE, rate, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Double.toString(rate));
    }

    @Test
    void ofEachEndpointIsWhatItTakesFromTheOptions() {
        DelayDistribution delay = DelayDistribution.constant(Duration.ofMillis(7));

        assertThat(Endpoint.LOCAL.behaviour(delay, 0.1, 2)).isEqualTo(new Behaviour(DelayDistribution.NONE, 0, 2));
        assertThat(Endpoint.DELAY.behaviour(delay, 0.1, 2)).isEqualTo(new Behaviour(delay, 0, 2));
        assertThat(Endpoint.ERROR.behaviour(delay, 0.1, 2)).isEqualTo(new Behaviour(delay, 0.1, 2));
        assertThat(ERROR.delay()).isEqualTo(DelayDistribution.constant(Duration.ofMillis(500)));
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
