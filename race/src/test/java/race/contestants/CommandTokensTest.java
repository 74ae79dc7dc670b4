package race.contestants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import commandline.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTokensTest {
    @Test
    void quotesKeepWhiteSpaceTogether() throws UsageException {
        assertThat(CommandTokens.of(" python3 'my program.py'  \"a 'b'\" --x='c d' '' C:\\e"))
                .containsExactly("python3", "my program.py", "a 'b'", "--x=c d", "", "C:\\e");
    }

    @Test
    void refusesAnUnclosedQuote() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> CommandTokens.of("python3 'my program.py"))
                .withMessage("a quote is not closed: python3 'my program.py");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t "})
    void refusesAnEmptyCommand(String command) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> CommandTokens.of(command))
                .withMessage("the command is empty");
    }
}
