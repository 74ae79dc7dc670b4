package acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import acceptance.Project.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The progress bar suits the terminal. */
class ProgressBarIT {
    @TempDir
    private Path directory;

    @BeforeEach
    void requireTerminal() {
        assumeTrue(Files.isExecutable(Run.SCRIPT), "the script command of util-linux makes a terminal");
    }

    @Test
    void fitsIntoANarrowTerminal() throws Exception {
        assertThat(bars("stty cols 40")).isNotEmpty().allMatch(row -> row.length() == 39);
    }

    @Test
    void isAsciiUnderALocaleWithoutBlockElements() throws Exception {
        assertThat(bars("export LC_ALL=C")).isNotEmpty().allMatch(row -> row.matches(".*% \\[=*>? *] [ -~]*"));
    }

    @Test
    void hasBlocksUnderAUtf8Locale() throws Exception {
        assertThat(bars("export LC_ALL=C.UTF-8")).last().asString().matches("100% \\|\u2588+\\| 2/2 .*");
    }

    @Test
    void isNotShownOnATerminalThatCannotMoveTheCursor() throws Exception {
        assertThat(bars("export TERM=dumb")).isEmpty();
    }

    @Test
    void needsNoTemporaryFiles() throws Exception {
        Path temporary = Files.createDirectory(directory.resolve("temporary"));

        assertThat(bars("export JDK_JAVA_OPTIONS=-Djava.io.tmpdir=" + temporary))
                .isNotEmpty();

        assertThat(temporary).isEmptyDirectory();
    }

    /** Returns the rows of the bar during the download of two flags. */
    private List<String> bars(String preparation) throws Exception {
        Program program = Program.named("flags-sequential");
        String terminal = "export TERM=xterm COLUMNS= && " + preparation;
        try (Run run = Run.jarOnTerminal(terminal, program, directory, "--embedded", "-d", "flags", "BR", "CN")) {
            assertThat(run.exitStatus()).isZero();
            return run.output().stream()
                    .filter(line -> line.matches(" *\\d+% .*\\d/2.*"))
                    .toList();
        }
    }
}
