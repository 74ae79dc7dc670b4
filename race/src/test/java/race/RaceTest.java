package race;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commandline.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import race.Contestant.Program;
import race.RaceOptions.Field;
import race.RaceOptions.Work;
import race.Sample.Phase;

/** Races of real processes: programs of somebody else against a server in a process of its own. */
@Timeout(120)
class RaceTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final List<String> CODES = List.of("BC", "BR", "CN");

    private final Path output;

    RaceTest(@TempDir Path output) {
        this.output = output;
    }

    @Test
    void whoDoesTheWorkIsMeasuredInEachRound() throws Exception {
        // when
        Results results = race(2, fake("does-it"));

        // then
        assertThat(results.allAgree()).isTrue();
        assertThat(results.samples())
                .extracting(sample -> sample.phase() + " " + sample.round())
                .containsExactly("COLD 1", "COLD 2", "WARM 1", "WARM 2");
        assertThat(results.expected().ok()).isEqualTo(2);
        assertThat(results.expected().notFound()).isEqualTo(1);
        Summary cold = results.summaries(Phase.COLD).get(0);
        assertThat(cold.elapsed()).contains(new Spread(0.25, 0.25, 0.25, 2));
        assertThat(cold.wall().orElseThrow().least()).isPositive();
        assertThat(cold.connections()).contains(new Spread(1, 1, 1, 2));
        assertThat(cold.reused()).contains(new Spread(2, 2, 2, 2));
        assertThat(cold.peakInFlight()).contains(new Spread(1, 1, 1, 2));
        assertThat(results.summaries(Phase.WARM).get(0).wall())
                .as("wall time of warm rounds")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "miscounts | 3 OK, 1 not found, 0 errors where the server has 2, 1, 0",
                "spoils-files | the files are not those that the server has",
                "asks-twice | 6 requests reached the server instead of 3",
                "crashes | exit status 3: no more sea",
                "says-nothing | 0 reports instead of 1"
            })
    void whoDoesNotDoTheWorkIsVoidAndRunsNoMore(String fault, String defect) throws Exception {
        // when
        Results results = race(3, fake(fault));

        // then
        assertThat(results.allAgree()).isFalse();
        assertThat(results.samples()).hasSize(1);
        assertThat(results.summaries(Phase.COLD).get(0).defects()).contains(defect);
    }

    @Test
    void aCommandThatDoesNotExistIsVoid() throws Exception {
        // when
        Results results = race(1, new Program("nothing", List.of("/no/such/program"), false));

        // then
        assertThat(results.summaries(Phase.COLD).get(0).defects())
                .first()
                .asString()
                .startsWith("exit status 127: ")
                .contains("/no/such/program");
    }

    @Test
    void aProgramThatCannotRecordIsNotVoidForThat() throws Exception {
        // when
        Results results = race(1, fake("does-it"));

        // then
        assertThat(results.recorded()).isEmpty();
        assertThat(results.notes()).containsExactly("does-it: no recording: exit status 2: what is --record?");
    }

    @Test
    void aProgramThatIgnoresThatItIsToRecordIsNotVoidForThat() throws Exception {
        // when
        Results results = race(1, fake("ignores-record"));

        // then
        assertThat(results.allAgree()).isTrue();
        assertThat(results.recorded()).isEmpty();
        assertThat(results.notes()).containsExactly("ignores-record: no recording: it wrote none");
    }

    @Test
    void whoHasLessRoomThanWasAskedForIsNamed() throws Exception {
        // when
        Results results = race(1, fake("two-at-most"));

        // then
        assertThat(results.notes()).contains("two-at-most: 2 requests at once, its maximum");
    }

    @Test
    void leavesNothingBehindButItsResults() throws IOException, Exception {
        // when
        race(1, fake("does-it"), fake("crashes"));

        // then
        try (Stream<Path> files = Files.list(output)) {
            assertThat(files).isEmpty();
        }
    }

    private Results race(int rounds, Contestant... contestants) throws Exception {
        var options = new RaceOptions(
                new Work(CODES, "LOCAL", "0", 3), new Field(List.of(), List.of(), false, List.of()), rounds, 1, output);
        var starters = new Entrants(JAVA, java("race.FakeServer"), List.of(contestants), List.of(), false);
        var machine = new Machine("some Java", "some system", 2, 1000, "-XX:+UseSerialGC", List.of());
        var console = new Console(new PrintStream(new ByteArrayOutputStream(), true, UTF_8), System.err, false);
        return new Race(options, starters, machine, 0).run(output, console);
    }

    private static Contestant fake(String fault) {
        List<String> command = Stream.concat(java("race.FakeProgram").stream(), Stream.of(fault))
                .toList();
        return new Program(fault, command, false);
    }

    private static List<String> java(String mainClass) {
        return List.of(JAVA.toString(), "-cp", System.getProperty("java.class.path"), mainClass);
    }
}
