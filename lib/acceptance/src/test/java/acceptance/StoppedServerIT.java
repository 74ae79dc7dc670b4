package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import acceptance.Project.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a server ends in the middle of a run, the missing flags are errors, and every flag is counted. */
class StoppedServerIT {
    private static final int CODES = 26 * 26;
    private static final Pattern COUNT = Pattern.compile(" *(\\d+) (flags? downloaded|not found|errors?)\\.");

    @TempDir
    private Path directory;

    static List<Program> flagsPrograms() throws IOException {
        return Project.flagsPrograms();
    }

    @ParameterizedTest
    @MethodSource("flagsPrograms")
    void byBeingKilled(Program program) throws Exception {
        requireAllCounted(program, "KILL", "-m", "4", "-t", "60");
    }

    /** A stopped process keeps its port and connections open, but answers nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"flags-threadpool", "flags-async"})
    void byBeingStopped(String program) throws Exception {
        requireAllCounted(Program.named(program), "STOP", "-m", "300", "-t", "3");
    }

    private void requireAllCounted(Program program, String signal, String... limits) throws Exception {
        try (Run server = Servers.start(directory, "--delay", "0.2");
                Run run = Run.jar(program, directory, args(Servers.url(server, "DELAY"), limits))) {
            run.awaitLine("AD OK");
            server.signal(signal);

            assertThat(run.exitStatus()).isZero();
            int flags = new FlagFiles(directory.resolve("flags")).requireCompleteFlags();
            assertThat(flags).isPositive();
            assertThat(count(run, "downloaded")).isEqualTo(flags);
            assertThat(count(run, "error")).isPositive();
            assertThat(flags + count(run, "not found") + count(run, "error")).isEqualTo(CODES);
        }
    }

    private static String[] args(String url, String... limits) {
        return Stream.concat(Stream.of("--base-url", url, "-e", "-v", "-d", "flags"), Stream.of(limits))
                .toArray(String[]::new);
    }

    private static int count(Run run, String of) {
        return run.output().stream()
                .map(COUNT::matcher)
                .filter(Matcher::matches)
                .filter(count -> count.group(2).contains(of))
                .mapToInt(count -> Integer.parseInt(count.group(1)))
                .sum();
    }
}
