package commandline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void blocksNeedACharsetThatHasThem() {
        assertThat(Terminal.hasBlocks(UTF_8)).isTrue();
        assertThat(Terminal.hasBlocks(US_ASCII)).isFalse();
        assertThat(Terminal.hasBlocks(ISO_8859_1)).isFalse();
        assertThat(Terminal.hasBlocks(Charset.forName("x-JISAutoDetect")))
                .as("cannot encode")
                .isFalse();
    }

    /** The tests run without a terminal. */
    @Test
    void aTerminalOfUnknownWidthHas80Columns() {
        assertThat(Terminal.ofStandardError().columns()).isPositive();
    }
}
