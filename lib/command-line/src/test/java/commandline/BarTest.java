package commandline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "0,  0% |          |  0/16",
                "1,  6% |▋         |  1/16",
                "8, 50% |█████     |  8/16",
                "15, 93% |█████████▍| 15/16",
                "16,100% |██████████| 16/16"
            })
    void isDrawnWithEighthsOfAColumn(long value, String row) {
        assertThat(Bar.row(new Terminal(24, true), "", value, 16, "")).isEqualTo(row);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"0,  0% [>         ]  0/16", "8, 50% [=====>    ]  8/16", "16,100% [==========] 16/16"})
    void isDrawnInAsciiWhereTheCharsetHasNoBlocks(long value, String row) {
        assertThat(Bar.row(new Terminal(24, false), "", value, 16, "")).isEqualTo(row);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 15, 20, 25, 30, 40, 79, 80, 81, 132, 300})
    void fitsOnTheTerminalAndLeavesItsLastColumnEmpty(int columns) {
        for (boolean unicode : new boolean[] {false, true}) {
            String row = Bar.row(new Terminal(columns, unicode), "TODO ", 45, 676, " (0:00:01 / 0:00:02)");

            assertThat(row).hasSizeLessThan(Math.max(columns, 1));
            if (columns >= 40) {
                assertThat(row).hasSize(columns - 1).contains("6%", " 45/676");
            }
        }
    }

    @Test
    void ofNothingIsFull() {
        assertThat(Bar.row(new Terminal(80, true), "", 0, 0, "")).startsWith("100%");
    }

    @Test
    void losesItsSuffixFirst() {
        String row = Bar.row(new Terminal(30, true), "", 45, 676, " (0:00:01 / 0:00:02)");

        assertThat(row).contains("|").doesNotContain("0:00:01");
    }
}
