package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import acceptance.Project.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every program prints help, works, and refuses bad input, with the documented exit status. */
@ParameterizedClass
@MethodSource("programs")
class EveryProgramIT {
    /** Arguments of a short, successful run of each program that is neither a flags or atlas program nor a server. */
    private static final Map<String, List<String>> GOOD_RUNS = Map.of(
            "benchmarks", List.of("--quick"),
            "loiter-demo", List.of("--unit", "10ms"),
            "prices", List.of("--embedded", "--days", "1"),
            "primes", List.of("--number", "7", "--executor", "processes"),
            "primes-cluster", List.of("--number", "7"),
            "race", List.of("--rounds", "1", "--styles", "sequential,threadpool", "-s", "LOCAL", "BC", "BR"));

    /** A locale whose default digits are not ASCII. */
    private static final List<String> EGYPTIAN_LOCALE = List.of("-Duser.language=ar", "-Duser.country=EG");

    private static final Pattern ARABIC_DIGIT = Pattern.compile("[\u0660-\u0669]");

    private final Program program;

    @TempDir
    private Path directory;

    EveryProgramIT(Program program) {
        this.program = program;
    }

    static List<Program> programs() throws IOException {
        return Project.programs();
    }

    @Test
    void printsHelp() throws Exception {
        try (Run run = Run.jar(program, directory, "--help")) {
            assertThat(run.exitStatus()).isZero();
            assertThat(run.output()).first().asString().startsWith("usage: " + program.name());
            assertThat(run.output()).allMatch(line -> line.length() < 80);
            assertThat(run.error()).isEmpty();
        }
    }

    @Test
    void refusesAnUnknownOption() throws Exception {
        try (Run run = Run.jar(program, directory, "--nope")) {
            assertThat(run.exitStatus()).isEqualTo(2);
            assertThat(run.output()).isEmpty();
            assertThat(run.error())
                    .startsWith("*** Usage error: there is no option --nope")
                    .contains("usage: " + program.name())
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void works() throws Exception {
        if (program.equals(Servers.PROGRAM)) {
            worksUntilInterrupted();
        } else {
            worksAndEnds();
        }
    }

    private void worksUntilInterrupted() throws Exception {
        try (Run run = Servers.start(directory)) {
            run.signal("INT");

            assertThat(run.exitStatus()).isEqualTo(130);
            assertThat(run.error()).isEmpty();
        }
    }

    private List<String> goodRun() {
        String family = program.name().replaceFirst("-.*", "");
        return switch (family) {
            case "flags" -> List.of("--embedded", "-s", "ERROR", "a");
            case "atlas" -> List.of("--mirrors", "2", "BC", "BR", "CN");
            default -> GOOD_RUNS.getOrDefault(program.name(), List.of());
        };
    }

    private void worksAndEnds() throws Exception {
        List<String> args = goodRun();
        assertThat(args).as("arguments of a short run of %s", program).isNotEmpty();

        try (Run run =
                Run.jar(program, directory, Duration.ofMinutes(5), EGYPTIAN_LOCALE, args.toArray(String[]::new))) {
            assertThat(run.exitStatus()).isZero();
            assertThat(run.output())
                    .isNotEmpty()
                    .noneMatch(line -> ARABIC_DIGIT.matcher(line).find());
            assertThat(run.error().lines().filter(line -> !line.endsWith(" ...")))
                    .as("standard error without progress")
                    .isEmpty();
        }
    }
}
