package race.results;

import static org.assertj.core.api.Assertions.assertThat;
import static race.output.Samples.IDLE;
import static race.output.Samples.SATURATED;
import static race.output.Samples.cold;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import race.results.Sample.Phase;
import race.results.Sample.ServerCounts;
import race.results.Sample.ServerFigures;

class SummaryTest {
    @Test
    void hasTheMedianOfItsOwnRounds() {
        Summary summary = summary(cold("a", 1, 3), cold("a", 2, 1), cold("a", 3, 2), cold("b", 1, 9));

        assertThat(summary.elapsed()).contains(new Spread(2, 1, 3, 3));
        assertThat(summary.efficiency()).contains(new Spread(0.5, 0.5, 0.5, 3));
        assertThat(summary.remarks()).isEmpty();
    }

    @Test
    void leavesOutRoundsInWhichTheServerWasSaturated() {
        Summary summary = summary(cold("a", 1, 1, IDLE), cold("a", 2, 9, SATURATED), cold("a", 3, 2, IDLE));

        assertThat(summary.elapsed()).contains(new Spread(1.5, 1, 2, 2));
        assertThat(summary.remarks()).containsExactly("server-bound in 1 of 3 rounds, which are left out");
    }

    @Test
    void warnsThatItMeasuresTheServerIfItWasSaturatedInAllRounds() {
        Summary summary = summary(cold("a", 1, 1, SATURATED), cold("a", 2, 2, SATURATED));

        assertThat(summary.elapsed()).contains(new Spread(1.5, 1, 2, 2));
        assertThat(summary.remarks()).containsExactly("server-bound: these figures measure the server");
    }

    @Test
    void isVoidIfOneRoundIs() {
        Summary summary = summary(cold("a", 1, 1), cold("a", 2, 2, IDLE, "wrong"), cold("a", 3, 2, IDLE, "wrong"));

        assertThat(summary.isVoid()).isTrue();
        assertThat(summary.remarks()).containsExactly("void: wrong");
    }

    @ParameterizedTest
    @CsvSource({"0.80, 1.0, true", "0.79, 1.0, false", "0.04, 0.04, false", "0.05, 0.05, true", ", 1.0, false"})
    void theServerIsSaturatedIfItUsesMostOfACoreForAMeasurableTime(
            Double cpuSeconds, double busySeconds, boolean bound) {
        var counts = new ServerCounts(2, 1, 1);

        assertThat(ServerFigures.of(counts, cpuSeconds, busySeconds).serverBound())
                .isEqualTo(bound);
    }

    private static Summary summary(Sample... samples) {
        return Summary.of("a", Phase.COLD, List.of(samples));
    }
}
