package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import acceptance.Project.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A program refuses to write into a working directory whose name the locale cannot represent. */
class UndecodableDirectoryIT {
    @TempDir
    private Path directory;

    static Stream<Arguments> runsThatWrite() {
        return Stream.of(
                run("flags-sequential", "--embedded", "BR"),
                run("flags-sequential", "--embedded", "-d", "x", "BR"),
                run("loiter-demo", "--unit", "10ms", "--chart", "x.png"),
                run("prices", "--embedded", "--days", "1", "--output", "x.csv"),
                run("race", "--rounds", "1"));
    }

    private static Arguments run(String program, String... args) {
        return Arguments.of(program, args);
    }

    @ParameterizedTest
    @MethodSource("runsThatWrite")
    void nothingIsWritten(String program, String[] args) throws Exception {
        try (Run run = Run.jarInUndecodableDirectory(Program.named(program), directory, args)) {
            assertThat(run.exitStatus()).isEqualTo(1);
            assertThat(run.error().lines())
                    .singleElement()
                    .asString()
                    .contains("the working directory has a name that the locale C (ANSI_X3.4-1968) cannot represent");
        }
        try (Stream<Path> entries = Files.list(directory)) {
            assertThat(entries.filter(Files::isDirectory)).hasSize(1);
        }
    }
}
