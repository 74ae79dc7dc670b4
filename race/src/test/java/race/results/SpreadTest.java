package race.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {
    @Test
    void isEmptyWithoutMeasurements() {
        assertThat(Spread.of(List.of())).isEmpty();
    }

    @Test
    void medianIsTheMiddleValueOrTheMeanOfTheMiddleTwo() {
        assertThat(Spread.of(List.of(5.0, 1.0, 2.0))).contains(new Spread(2, 1, 5, 3));
        assertThat(Spread.of(List.of(8.0, 1.0, 4.0, 2.0))).contains(new Spread(3, 1, 8, 4));
    }

    @Test
    void overlapsARangeWithACommonValue() {
        var spread = new Spread(2, 1, 3, 3);

        assertThat(spread.overlaps(new Spread(4, 3, 5, 3))).isTrue();
        assertThat(spread.overlaps(new Spread(0.5, 0, 1, 3))).isTrue();
        assertThat(spread.overlaps(new Spread(2, 2, 2, 3))).isTrue();
        assertThat(spread.overlaps(new Spread(4, 3.1, 5, 3))).isFalse();
        assertThat(spread.overlaps(new Spread(0.5, 0, 0.9, 3))).isFalse();
    }

    @Test
    void showsTheRangeOfSeveralValues() {
        assertThat(new Spread(0.25, 0.2, 0.3, 2).in(0.001).format(1)).isEqualTo("250 [200..300]");
        assertThat(new Spread(0.25, 0.25, 0.25, 1).format(3)).isEqualTo("0.250");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3, 0.000",
        "0.0004, 3, 0.000",
        "0.4404, 3, 0.440",
        "1.2345, 3, 1.23",
        "12.345, 3, 12.3",
        "12.345, 0, 12",
        "338.4, 3, 338",
        "1234.5, 3, 1235"
    })
    void showsThreeSignificantDigits(double value, int maxDecimals, String text) {
        assertThat(new Spread(value, value, value, 1).formatMedian(maxDecimals)).isEqualTo(text);
    }
}
