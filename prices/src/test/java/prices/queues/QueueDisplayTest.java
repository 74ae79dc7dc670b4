package prices.queues;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commandline.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QueueDisplayTest {
    private static final Duration FIRST_AND_LAST_ONLY = Duration.ofDays(1);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, UTF_8);

    @Test
    void barsAndStatusLineAreRedrawnInPlace() {
        try (QueueDisplay display = new QueueBars(err, 1023, 100, FIRST_AND_LAST_ONLY)) {
            display.show(0, 0, "starting");
            display.show(77, 512, "adding kraken btc 2020-03-01");
        }

        String[] updates = bytes.toString(UTF_8).split("\r\u001b\\[2A", -1);
        assertThat(updates).as("first and last update").hasSize(2);
        assertThat(updates[0].lines().toList())
                .satisfiesExactly(
                        todo -> assertThat(todo).contains("TODO", "0/100"),
                        done -> assertThat(done).contains("DONE", "0/1023"),
                        status -> assertThat(status).contains("starting"));
        assertThat(updates[1].lines().toList())
                .satisfiesExactly(
                        todo -> assertThat(todo)
                                .contains("TODO", "77/100", "[" + "=".repeat(38) + " ".repeat(12) + "]"),
                        done -> assertThat(done)
                                .contains("DONE", "512/1023", "[" + "=".repeat(25) + " ".repeat(25) + "]"),
                        status -> assertThat(status).contains("adding kraken btc 2020-03-01"));
        assertThat(updates)
                .as("enable wrapping")
                .allMatch(update -> update.strip().endsWith("\u001b[?7h"));
    }

    @Test
    void aBarCanShrink() {
        try (QueueDisplay display = new QueueBars(err, 10, 4, FIRST_AND_LAST_ONLY)) {
            display.show(4, 2, "busy");
            display.show(0, 10, "finished");
        }

        assertThat(bytes.toString(UTF_8).lines().filter(line -> line.contains("TODO")))
                .satisfiesExactly(
                        first -> assertThat(first).contains("4/4"),
                        last -> assertThat(last).contains("0/4"));
    }

    @Test
    void linesAreForLogs() {
        try (QueueDisplay display = new QueueLines(err, 1023, Duration.ZERO)) {
            display.show(77, 512, "adding kraken btc 2020-03-01");
        }

        assertThat(bytes.toString(UTF_8))
                .isEqualToNormalizingNewlines("TODO 77, DONE 512 of 1023, adding kraken btc 2020-03-01\n");
    }

    @Test
    void aShortRunPrintsNoLines() {
        try (QueueDisplay display = new QueueLines(err, 1023, FIRST_AND_LAST_ONLY)) {
            display.show(77, 512, "adding kraken btc 2020-03-01");
        }

        assertThat(bytes.toString(UTF_8)).isEmpty();
    }

    @Test
    void barsAreForTerminalsOnly() {
        try (QueueDisplay onTerminal = QueueDisplay.of(new Console(err, err, true), 1023, 100);
                QueueDisplay elsewhere = QueueDisplay.of(new Console(err, err, false), 1023, 100)) {
            assertThat(onTerminal).isInstanceOf(QueueBars.class);
            assertThat(elsewhere).isInstanceOf(QueueLines.class);
        }
    }
}
