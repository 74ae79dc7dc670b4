package commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    private static final Duration MIN = Duration.ofMillis(1);
    private static final Duration MAX = Duration.ofDays(1);

    @ParameterizedTest
    @CsvSource({
        "3.1, 3100",
        "3, 3000",
        ".5, 500",
        "0.001, 1",
        "0.0015, 2",
        "86400, 86400000",
        "1e1, 10000",
        "+2, 2000",
        "1s, 1000",
        "2.5s, 2500",
        "250ms, 250",
        "1.5ms, 2",
        "86400000ms, 86400000"
    })
    void parsesAndRoundsToTheMillisecond(String text, long millis) {
        assertThat(Durations.parse(text, MIN, MAX)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "s",
                "ms",
                "1m",
                "1 s",
                "1sms",
                "0.4ms",
                "0s",
                "1e999999999ms",
                "1e-2147483646ms",
                "1,5",
                "NaN",
                "Infinity",
                "0",
                "-1",
                "0.0009",
                "86400.001",
                "1e999999999",
                "1e-999999999",
                "1e99999999999",
                "٣",
                "1.३",
                "３ms"
            })
    void rejectsInvalidAndOutOfRangeDurations(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Durations.parse(text, MIN, MAX));
    }

    @ParameterizedTest
    @CsvSource({"3100, 3.1", "3000, 3", "1, 0.001", "0, 0", "86400000, 86400", "100, 0.1"})
    void formatsSecondsWithoutTrailingZeros(long millis, String text) {
        assertThat(Durations.format(Duration.ofMillis(millis))).isEqualTo(text);
    }
}
