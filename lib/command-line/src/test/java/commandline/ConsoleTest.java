package commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    @Test
    void onErrOnlySendsAllOutputToStandardError() {
        // given
        var out = new PrintStream(OutputStream.nullOutputStream());
        var err = new PrintStream(OutputStream.nullOutputStream());

        // when / then
        assertThat(new Console(out, err, true).onErrOnly()).isEqualTo(new Console(err, err, true));
    }

    @Test
    void theConsoleOfTheProcessLeavesTheDefaultLocaleAlone() {
        // given
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        Locale arabic = Locale.forLanguageTag("ar-EG-u-nu-arab");
        Locale.setDefault(Locale.Category.FORMAT, arabic);
        try {
            // when
            Console.ofProcess();

            // then
            assertThat(Locale.getDefault(Locale.Category.FORMAT)).isEqualTo(arabic);
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }
}
