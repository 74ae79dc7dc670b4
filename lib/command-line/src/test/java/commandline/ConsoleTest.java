package commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    @Test
    void allOutputCanBeTurnedToStandardError() {
        // given
        var out = new PrintStream(OutputStream.nullOutputStream());
        var err = new PrintStream(OutputStream.nullOutputStream());

        // when / then
        assertThat(new Console(out, err, true).onErrOnly()).isEqualTo(new Console(err, err, true));
    }
}
