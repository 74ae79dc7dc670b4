package endpoints.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void everyExampleCanBeParsed(FaultKind kind) {
        Fault example = kind.example();

        assertThat(Fault.parse(example.toString())).isEqualTo(example);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status:200",
                "status:599",
                "retry-after:0",
                "retry-after:30:429",
                "retry-after-date:1",
                "fail:9999",
                "late:0.5",
                "late:50",
                "type:text/html; charset=utf-8"
            })
    void acceptsParametersInRange(String text) {
        assertThat(Fault.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "status:",
                "status:199",
                "status:600",
                "status:1e2",
                "status:0503",
                "retry-after:-1",
                "retry-after:1:200",
                "retry-after:999999999999",
                "fail:0",
                "fail:99999999999",
                "late:51",
                "late:1e-999999999",
                "late:-1",
                "type:gif",
                "type:a/b\r\nX: y",
                "html:1",
                "STATUS:503",
                "nonsense",
                ""
            })
    void rejectsEverythingElse(String text) {
        assertThatThrownBy(() -> Fault.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void messageNamesTheFormAndTheRange() {
        assertThatThrownBy(() -> Fault.parse("status:900"))
                .hasMessage("the form of this fault is status:N, N from 200 to 599");
    }

    @Test
    void onlyLateAddsADelay() {
        assertThat(Fault.parse("late:1.25").delay()).isEqualTo(Duration.ofMillis(1250));
        assertThat(Fault.parse("status:503").delay()).isZero();
    }
}
