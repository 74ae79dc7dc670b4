package race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import commandline.Arguments;
import commandline.UsageException;
import countrycodes.CountryCodes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import race.contestants.ContestantSelection;
import race.results.Work;
import race.results.Work.Kind;

class RaceOptionsTest {
    @Test
    void allOptionsHaveDefaults() throws UsageException {
        assertThat(options())
                .isEqualTo(new RaceOptions(
                        new Work(Kind.FLAGS, CountryCodes.MOST_POPULOUS, "DELAY", "0.02..0.2", 5),
                        new ContestantSelection("flags", List.of(), List.of(), false, List.of()),
                        3,
                        1,
                        new RaceOptions.Output(Path.of("race-results"), false)));
    }

    @Test
    void allOptionsCanBeSet() throws UsageException {
        String[] args = {
            "br",
            "-s",
            "error",
            "-m",
            "7",
            "--delay",
            "1",
            "--retries",
            "2",
            "--rounds",
            "3",
            "--seed",
            "4",
            "--peers",
            "--styles",
            "threadpool, flags-async,threadpool",
            "--program",
            "one 'a b'",
            "--program",
            "two",
            "--java-options",
            "-Xmx64m -Xss1m",
            "--output",
            "out"
        };

        assertThat(options(args))
                .isEqualTo(new RaceOptions(
                        new Work(Kind.FLAGS, List.of("BR"), "ERROR", "1", 7, 2),
                        new ContestantSelection(
                                "flags",
                                List.of("threadpool", "async"),
                                List.of("one 'a b'", "two"),
                                true,
                                List.of("-Xmx64m", "-Xss1m")),
                        3,
                        4,
                        new RaceOptions.Output(Path.of("out"), false)));
    }

    @Test
    void atlasProgramsMakeCards() throws UsageException {
        RaceOptions options = options("--atlas", "--styles", "atlas-threadpool", "-m", "7", "BR");

        assertThat(options.work()).isEqualTo(new Work(Kind.CARDS, List.of("BR"), "", "", 7));
        assertThat(options.selection())
                .isEqualTo(new ContestantSelection("atlas", List.of("threadpool"), List.of(), false, List.of()));
    }

    @Test
    void thePageCanBeMadeWithoutARace() throws UsageException {
        assertThat(options("--page-only", "--output", "out").output())
                .isEqualTo(new RaceOptions.Output(Path.of("out"), true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "-s REMOTE | -s takes LOCAL, DELAY, ERROR or BUSY, not 'REMOTE'",
                "--retries 1001 | --retries takes a whole number from 0 to 1000, not '1001'",
                "--rounds 0 | --rounds takes a whole number from 1 to 1000, not '0'",
                "-a BR | country codes and -a exclude each other",
                "BR -e | country codes and -e exclude each other",
                "--atlas -s LOCAL | --atlas and --server exclude each other",
                "--atlas --program x | --atlas and --program exclude each other",
                "--page-only -a | --page-only and --all exclude each other",
                "--page-only -m 3 | --page-only and --max-req exclude each other",
                "--page-only BR | --page-only and country codes exclude each other",
                "-a -e | -e and -a exclude each other",
                "BRA | 'BRA' is not a country code: give two letters, such as BR, or one, such as B,"
                        + " for all codes from BA to BZ"
            })
    void refusesInvalidArguments(String commandLine, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> options(commandLine.split(" ", -1)))
                .withMessage(message);
    }

    private static RaceOptions options(String... args) throws UsageException {
        return RaceOptions.of(Arguments.parse(RaceOptions.definition(), args));
    }
}
