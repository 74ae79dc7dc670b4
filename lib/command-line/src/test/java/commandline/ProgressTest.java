package commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, UTF_8);

    @Test
    void withoutATerminalNothingIsShown() {
        // when
        try (Progress progress = Progress.of(new Console(err, err, false), 2)) {
            progress.step();
            progress.step();
            assertThat(progress).isSameAs(Progress.HIDDEN);
        }

        // then
        assertThat(bytes.toString(UTF_8)).isEmpty();
    }

    @Test
    void onATerminalABarIsShown() {
        try (Progress progress = Progress.of(new Console(err, err, true), 2)) {
            assertThat(progress).isInstanceOf(ProgressBar.class);
        }
    }

    /** The echo of Ctrl-C then overwrites the bar instead of moving it to the next row. */
    @Test
    void theCursorStaysAtTheStartOfTheRowUntilTheEnd() {
        // when
        try (var bar = new ProgressBar(err, new Terminal(40, false), 2, Duration.ZERO)) {
            bar.step();
        }

        // then
        assertThat(bytes.toString(UTF_8).replaceFirst("^\r", "").stripTrailing().split("\r+"))
                .allMatch(row -> row.length() == 39)
                .satisfiesExactly(
                        row -> assertThat(row).startsWith("  0% [").endsWith("0/2 (0:00:00 / ?)"),
                        row -> assertThat(row).startsWith(" 50% [").endsWith("1/2 (0:00:00 / 0:00:00)"),
                        row -> assertThat(row).startsWith(" 50% [").endsWith("1/2 (0:00:00 / 0:00:00)"));
        assertThat(bytes.toString(UTF_8)).endsWith("\r" + System.lineSeparator());
    }

    @Test
    void theBarIsNotDrawnForEveryStep() {
        // when
        try (var bar = new ProgressBar(err, new Terminal(40, false), 1000, Duration.ofDays(1))) {
            for (int step = 0; step < 1000; step++) {
                bar.step();
            }
        }

        // then
        assertThat(List.of(bytes.toString(UTF_8)
                        .replaceFirst("^\r", "")
                        .stripTrailing()
                        .split("\r+")))
                .as("the first and the last state")
                .hasSize(2)
                .last()
                .asString()
                .contains("100%", "1000/1000");
    }
}
