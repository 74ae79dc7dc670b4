package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import acceptance.Project.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The argument file of each program starts it as its jar does, with and without an archive of classes. */
@ParameterizedClass
@MethodSource("programs")
class FastArgsIT {
    private static final int FIRST_JDK_WITH_ARCHIVE = 19;

    private final Program program;
    private final Path archive;

    @TempDir
    private Path directory;

    FastArgsIT(Program program) {
        this.program = program;
        archive = program.jar().resolveSibling(program.name() + ".jsa");
    }

    static List<Program> programs() throws IOException {
        return Project.programs();
    }

    @AfterEach
    void deleteArchive() throws IOException {
        Files.deleteIfExists(archive);
    }

    @Test
    void startsTheProgramAsItsJarDoes() throws Exception {
        List<String> help;
        try (Run run = Run.jar(program, directory, "--help")) {
            assertThat(run.exitStatus()).isZero();
            help = run.output();
        }
        Files.deleteIfExists(archive);

        assertThat(outputOfHelp()).as("first run").isEqualTo(help);
        assertThat(Files.exists(archive)).isEqualTo(Runtime.version().feature() >= FIRST_JDK_WITH_ARCHIVE);
        assertThat(outputOfHelp()).as("second run").isEqualTo(help);
    }

    @Test
    void startsTheProgramWhereTheArchiveIsBrokenAndCannotBeReplaced() throws Exception {
        Files.deleteIfExists(archive);
        Files.createDirectory(archive);

        assertThat(outputOfHelp()).first().asString().startsWith("usage: " + program.name());
    }

    private List<String> outputOfHelp() throws IOException, InterruptedException {
        try (Run run = Run.fastArgs(program, directory, "--help")) {
            assertThat(run.exitStatus()).isZero();
            assertThat(run.error()).isEmpty();
            return run.output();
        }
    }
}
