package prices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commandline.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QueueDisplayTest {
    private static final Duration ONLY_AT_THE_ENDS = Duration.ofDays(1);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, UTF_8);

    @Test
    void onATerminalTwoBarsAndALineStayInTheirPlaces() {
        try (QueueDisplay display = new QueueBars(err, 1023, 100, ONLY_AT_THE_ENDS)) {
            display.show(0, 0, "starting");
            display.show(77, 512, "adding kraken btc 2020-03-01");
        }

        String[] pictures = bytes.toString(UTF_8).split("\r\u001b\\[2A", -1);
        assertThat(pictures).as("in the beginning, and in the end").hasSize(2);
        assertThat(pictures[0].lines().toList())
                .satisfiesExactly(
                        todo -> assertThat(todo).contains("TODO", "0/100"),
                        done -> assertThat(done).contains("DONE", "0/1023"),
                        line -> assertThat(line).contains("starting"));
        assertThat(pictures[1].lines().toList())
                .satisfiesExactly(
                        todo -> assertThat(todo).contains("TODO", "77%", "77/100"),
                        done -> assertThat(done).contains("DONE", "50%", "512/1023"),
                        line -> assertThat(line).contains("adding kraken btc 2020-03-01"));
        assertThat(pictures)
                .as("wrap lines as ever")
                .allMatch(picture -> picture.strip().endsWith("\u001b[?7h"));
    }

    @Test
    void aBarCanGoDown() {
        try (QueueDisplay display = new QueueBars(err, 10, 4, ONLY_AT_THE_ENDS)) {
            display.show(4, 2, "much to do");
            display.show(0, 10, "nothing to do");
        }

        assertThat(bytes.toString(UTF_8).lines().filter(line -> line.contains("TODO")))
                .satisfiesExactly(
                        first -> assertThat(first).contains("4/4"),
                        last -> assertThat(last).contains("0/4"));
    }

    @Test
    void elsewhereAFewPlainLines() {
        try (QueueDisplay display = new QueueLines(err, 1023, Duration.ZERO)) {
            display.show(77, 512, "adding kraken btc 2020-03-01");
        }

        assertThat(bytes.toString(UTF_8))
                .isEqualToNormalizingNewlines("TODO 77, DONE 512 of 1023, adding kraken btc 2020-03-01\n");
    }

    @Test
    void aShortRunPrintsNoneOfThese() {
        try (QueueDisplay display = new QueueLines(err, 1023, ONLY_AT_THE_ENDS)) {
            display.show(77, 512, "adding kraken btc 2020-03-01");
        }

        assertThat(bytes.toString(UTF_8)).isEmpty();
    }

    @Test
    void barsAreForTerminals() {
        try (QueueDisplay onTerminal = QueueDisplay.of(new Console(err, err, true), 1023, 100);
                QueueDisplay elsewhere = QueueDisplay.of(new Console(err, err, false), 1023, 100)) {
            assertThat(onTerminal).isInstanceOf(QueueBars.class);
            assertThat(elsewhere).isInstanceOf(QueueLines.class);
        }
    }
}
