package commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void nothingIsShownWhereStandardErrorIsNoTerminal() {
        // given
        var bytes = new ByteArrayOutputStream();
        var stream = new PrintStream(bytes, true, UTF_8);

        // when
        try (Progress progress = Progress.of(new Console(stream, stream, false), 2)) {
            progress.step();
            progress.step();
            assertThat(progress).isSameAs(Progress.HIDDEN);
        }

        // then
        assertThat(bytes.toString(UTF_8)).isEmpty();
    }
}
