package race.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;

import commandline.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import race.contestants.Contestant;
import race.contestants.Contestant.Program;
import race.contestants.Entrants;
import race.results.Machine;
import race.results.ProgramReport;
import race.results.Results;
import race.results.Results.Setup;
import race.results.Sample;
import race.results.Sample.Phase;
import race.results.Sample.ProcessFigures;
import race.results.Sample.ServerCounts;
import race.results.Summary;
import race.results.Work;
import race.results.Work.Kind;

/** Races of real processes against a real server. */
@Timeout(120)
class RaceTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final List<String> CODES = List.of("BC", "BR", "CN");

    private final Path scratch;
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    RaceTest(@TempDir Path scratch) {
        this.scratch = scratch;
    }

    @Test
    void everyRoundIsMeasured() throws Exception {
        // when
        Results results = race(2, fake("does-it"));

        // then
        assertThat(results.areValid()).isTrue();
        assertThat(results.samples())
                .extracting(sample -> sample.phase() + " " + sample.round())
                .containsExactly("COLD 1", "COLD 2", "WARM 1", "WARM 2");
        assertThat(results.expected().ok()).isEqualTo(2);
        assertThat(results.expected().notFound()).isEqualTo(1);
        assertThat(results.samples().subList(0, 2)).allSatisfy(cold -> {
            assertThat(cold.report()).extracting(ProgramReport::elapsedSeconds).isEqualTo(0.01);
            assertThat(cold.process())
                    .extracting(ProcessFigures::wallSeconds)
                    .asInstanceOf(DOUBLE)
                    .isPositive();
            assertThat(Objects.requireNonNull(cold.server()).counts()).isEqualTo(new ServerCounts(3, 1, 1));
        });
        assertThat(results.summaries(Phase.WARM).get(0).wall())
                .as("wall time of warm rounds")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "miscounts | 3 OK, 1 not found, 0 errors instead of 2, 1, 0",
                "spoils-files | the files differ from the expected ones",
                "asks-twice | 6 requests reached the server instead of 3",
                "crashes | exit status 3: no more sea",
                "says-nothing | 0 reports instead of 1",
                "is-not-timed | no elapsedSeconds in the report"
            })
    void aProgramThatBreaksARuleIsVoidAndIsNotRunAgain(String fault, String violation) throws Exception {
        // when
        Results results = race(3, fake(fault));

        // then
        assertThat(results.areValid()).isFalse();
        assertThat(results.samples()).hasSize(1);
        assertThat(results.summaries(Phase.COLD).get(0).violations()).contains(violation);
    }

    @Test
    void aCommandThatDoesNotExistIsVoid() throws Exception {
        // when
        Results results = race(1, new Program("nothing", List.of("/no/such/program"), false));

        // then
        assertThat(results.summaries(Phase.COLD).get(0).violations())
                .first()
                .asString()
                .startsWith("exit status 127: ")
                .contains("/no/such/program");
    }

    @Test
    void aProgramThatCannotRecordIsValid() throws Exception {
        // when
        Results results = race(1, fake("does-it"));

        // then
        assertThat(results.notes()).containsExactly("does-it: no recording: exit status 2: what is --record?");
    }

    @Test
    void aProgramThatIgnoresTheOptionToRecordIsValid() throws Exception {
        // when
        Results results = race(1, fake("ignores-record"));

        // then
        assertThat(results.areValid()).isTrue();
        assertThat(results.notes()).containsExactly("ignores-record: no recording: no file was written");
    }

    @Test
    void aProgramWithALowerMaximumIsNamed() throws Exception {
        // when
        Results results = race(1, fake("two-at-most"));

        // then
        assertThat(results.notes()).contains("two-at-most: 2 requests in flight, its maximum");
    }

    @Test
    void equalProgramsHaveARowEach() throws Exception {
        // when
        Results results = race(1, fake("does-it"), fake("does-it", "does-it (2)"));

        // then
        assertThat(results.summaries(Phase.COLD))
                .extracting(Summary::contestant)
                .containsExactly("does-it", "does-it (2)");
        assertThat(results.areValid()).isTrue();
    }

    @Test
    @ResourceLock(Resources.LOCALE)
    void aSlowProgramRunsOneColdRoundAndIsNamedInEveryLocale() throws Exception {
        // given
        Locale original = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            // when
            Results results = race(new Work(Kind.FLAGS, CODES, "BUSY", "0", 3, 0), 3, fake("has-a-long-ideal"));

            // then
            assertThat(results.areValid()).isTrue();
            assertThat(results.samples()).hasSize(1);
            assertThat(results.notes()).contains("has-a-long-ideal: only one cold round, since its ideal time is 61 s");
        } finally {
            Locale.setDefault(original);
        }
    }

    @Test
    void saysWhatItIsDoing() throws Exception {
        // when
        race(1, fake("does-it"));

        // then
        assertThat(messages.toString(UTF_8).lines())
                .containsExactly(
                        "Starting the flag server ...",
                        "Warming up the server with 0 requests ...",
                        "Requesting each flag once, to know the expected outcome ...",
                        "Racing 1 program: 1 cold, 1 warm and a recorded round each ...");
    }

    @Test
    void aServerThatRejectsRequestsIsRacedColdOnly() throws Exception {
        // when
        Results results = race(new Work(Kind.FLAGS, CODES, "BUSY", "0", 3, 2), 2, fake("retries"));

        // then
        assertThat(results.areValid()).isTrue();
        assertThat(results.samples())
                .extracting(sample -> sample.phase() + " " + sample.round())
                .containsExactly("COLD 1", "COLD 2");
        assertThat(results.samples()).extracting(Sample::requestsPerSuccess).containsExactly(3.0, 3.0);
        assertThat(messages.toString(UTF_8)).contains("Racing 1 program: 2 cold and a recorded round each ...");
    }

    private Results race(int rounds, Contestant... contestants) throws Exception {
        return race(new Work(Kind.FLAGS, CODES, "LOCAL", "0", 3), rounds, contestants);
    }

    private Results race(Work work, int rounds, Contestant... contestants) throws Exception {
        var machine = new Machine("some Java", "some system", 2, 1000, "-XX:+UseSerialGC", List.of());
        var setup = new Setup(machine, work, rounds, 1, LocalDate.of(2026, 8, 1));
        var entrants = new Entrants(java("race.execution.FakeServer"), List.of(contestants), List.of());
        var err = new PrintStream(messages, true, UTF_8);
        return new Race(setup, entrants, new Console(err, err, false))
                .run(scratch, 0)
                .results();
    }

    private static Contestant fake(String fault) {
        return fake(fault, fault);
    }

    private static Contestant fake(String fault, String name) {
        List<String> command = Stream.concat(java("race.execution.FakeProgram").stream(), Stream.of(fault))
                .toList();
        return new Program(name, command, false);
    }

    private static List<String> java(String mainClass) {
        return List.of(
                JAVA.toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass);
    }
}
