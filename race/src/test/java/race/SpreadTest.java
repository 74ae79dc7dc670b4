package race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void ofNothingIsNothing() {
        assertThat(Spread.of(List.of())).isEmpty();
    }

    @Test
    void hasTheMiddleMeasurementOrTheMeanOfTheMiddleTwo() {
        assertThat(Spread.of(List.of(5.0, 1.0, 2.0))).contains(new Spread(2, 1, 5, 3));
        assertThat(Spread.of(List.of(8.0, 1.0, 4.0, 2.0))).contains(new Spread(3, 1, 8, 4));
    }

    @Test
    void overlapsWhatItHasSomethingInCommonWith() {
        var spread = new Spread(2, 1, 3, 3);

        assertThat(spread.overlaps(new Spread(4, 3, 5, 3))).isTrue();
        assertThat(spread.overlaps(new Spread(0.5, 0, 1, 3))).isTrue();
        assertThat(spread.overlaps(new Spread(2, 2, 2, 3))).isTrue();
        assertThat(spread.overlaps(new Spread(4, 3.1, 5, 3))).isFalse();
        assertThat(spread.overlaps(new Spread(0.5, 0, 0.9, 3))).isFalse();
    }

    @Test
    void showsItsRangeIfThereIsOne() {
        assertThat(new Spread(0.25, 0.2, 0.3, 2).format(1, 0.001)).isEqualTo("250.0 [200.0..300.0]");
        assertThat(new Spread(0.25, 0.25, 0.25, 1).format(3, 1)).isEqualTo("0.250");
    }
}
