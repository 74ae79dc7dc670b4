package reporting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReportTest {
    @Test
    void writesAnUnknownNumberAsNull() {
        // given
        var bytes = new ByteArrayOutputStream();

        // when
        JsonReport.print(new PrintStream(bytes, true, UTF_8), json -> {
            JsonReport.write(json, "known", Optional.of(new BigDecimal("0.10")));
            JsonReport.write(json, "unknown", Optional.empty());
        });

        // then
        assertThat(bytes.toString(UTF_8)).isEqualToNormalizingNewlines("{\"known\":0.10,\"unknown\":null}\n");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.000000", "499, 0.000000", "500, 0.000001", "12345678, 0.012346", "1600000000, 1.600000"})
    void roundsSecondsToTheMicrosecond(long nanoseconds, String seconds) {
        assertThat(JsonReport.seconds(Duration.ofNanos(nanoseconds))).hasToString(seconds);
    }
}
