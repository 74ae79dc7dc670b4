package atlas.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import commandline.Arguments;
import commandline.UsageException;
import countrycodes.CountryCodes;
import flags.common.RunOptions;
import flags.common.RunOptions.Limits;
import flags.common.RunOptions.Output;
import flags.common.Style;
import flags.common.Style.Order;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AtlasOptionsTest {
    private static final Style STYLE = new Style("some", 10, 1000, Order.COMPLETION);

    @Test
    void hasDefaults() throws UsageException {
        assertThat(options(""))
                .isEqualTo(new AtlasOptions(
                        new RunOptions(
                                CountryCodes.MOST_POPULOUS,
                                new Limits(10, Duration.ofMillis(3100), Duration.ofSeconds(30)),
                                new Output(Path.of("downloaded"), false, false)),
                        3,
                        List.of(),
                        Duration.ofMillis(200),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void readsEveryOption() throws UsageException {
        assertThat(options("us br -l 1 -m 3 -v -d cards -t 0.5 --max-time 2 --json --mirrors 5 --hedge_after 1.5"
                        + " --deadline=60 --record run.jfr"))
                .isEqualTo(new AtlasOptions(
                        new RunOptions(
                                List.of("BR"),
                                new Limits(3, Duration.ofMillis(500), Duration.ofSeconds(2)),
                                new Output(Path.of("cards"), true, true)),
                        5,
                        List.of(),
                        Duration.ofMillis(1500),
                        Optional.of(Duration.ofSeconds(60)),
                        Optional.of(Path.of("run.jfr"))));
    }

    @Test
    void readsEachMirrorInTheOrderGiven() throws UsageException {
        assertThat(options("--mirror http://b/flags/ --mirror=https://a:8443").mirrorUrls())
                .containsExactly(URI.create("http://b/flags"), URI.create("https://a:8443"));
    }

    @Test
    void allowsToAskAllMirrorsAtOnce() throws UsageException {
        assertThat(options("--hedge-after 0").hedgeAfter()).isZero();
    }

    @Test
    void limitsTheConcurrencyToTheMaximumOfTheStyle() throws UsageException {
        assertThat(options("-m 1001").run().limits().concurrency()).isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--mirrors 0 | --mirrors takes a whole number from 1 to 10, not '0'",
                "--mirrors 11 | --mirrors takes a whole number from 1 to 10, not '11'",
                "--hedge-after -1 | --hedge-after takes a number of seconds from 0 to 86400, not '-1'",
                "--hedge-after soon | --hedge-after takes a number of seconds from 0 to 86400, not 'soon'",
                "--deadline 0 | --deadline takes a number of seconds from 0.001 to 86400, not '0'",
                "--mirrors 2 --mirror http://localhost | --mirror and --mirrors exclude each other",
                "-a BR | country codes and -a exclude each other",
                "-m 0 | -m takes a whole number from 1 to 2147483647, not '0'",
                "-s LOCAL | there is no option -s (-h lists all options)",
                "--mirror | --mirror needs a value: URL"
            })
    void rejectsWrongValuesWithOneLine(String commandLine, String message) {
        assertUsageError(commandLine, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "ftp://localhost", "http://localhost?x=1", "http://localhost:65536"})
    void rejectsMirrorsThatAreNotWebServers(String url) {
        assertUsageError(
                "--mirror http://localhost --mirror " + url,
                "--mirror takes a URL without query and fragment, such as http://localhost:8000/flags, not '" + url
                        + "'");
    }

    @Test
    void rejectsMoreThanTenMirrors() {
        assertUsageError("--mirror http://localhost ".repeat(11).strip(), "--mirror can be given at most 10 times");
    }

    private static void assertUsageError(String commandLine, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> options(commandLine))
                .withMessage(message);
    }

    private static AtlasOptions options(String commandLine) throws UsageException {
        String[] args = commandLine.isEmpty() ? new String[0] : commandLine.split(" ", -1);
        return AtlasOptions.of(STYLE, Arguments.parse(AtlasOptions.definition(STYLE), args));
    }
}
