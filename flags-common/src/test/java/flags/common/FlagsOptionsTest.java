package flags.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import commandline.Arguments;
import commandline.UsageException;
import countrycodes.CountryCodes;
import flags.common.FlagsOptions.Selection;
import flags.common.FlagsOptions.Source;
import flags.common.RunOptions.Output;
import flags.common.Style.Order;
import httpclient.ClientSettings;
import httpclient.RetryPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagsOptionsTest {
    private static final Style STYLE = new Style("some", 30, 100, Order.COMPLETION);

    @Test
    void hasDefaults() throws UsageException {
        assertThat(options(""))
                .isEqualTo(new FlagsOptions(
                        new Selection(CountryCodes.MOST_POPULOUS, 1, 1),
                        new Source(ServerLabel.LOCAL, Optional.empty(), false),
                        new ClientSettings(
                                30,
                                Duration.ofMillis(3100),
                                Duration.ofSeconds(30),
                                new RetryPolicy(0, Duration.ofMillis(100)),
                                Double.POSITIVE_INFINITY),
                        new Output(Path.of("downloaded"), false, false),
                        Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "br us -l 1 -m 3 -s delay -v -d flags -t 0.5 --max-time 2 --embedded --repeat 4 --json"
                        + " --rounds 5 --record run.jfr --retries 7 --backoff 0.25 --rate 0.5",
                "--limit 1 --max-req=3 --server DELAY --verbose --dest flags --timeout 0.5 --max-time 2 --embedded"
                        + " --repeat 4 --json --rounds 5 --record run.jfr --retries=7 --backoff=250ms --rate 5e-1 -- BR US",
                "--max_req 3 -sDelay -l1 BR -v -d=flags -t .5 --max-time 2e0 --embedded --repeat=4 --json US"
                        + " --rounds=5 --record=run.jfr --retries 7 --backoff .25s --rate=.50"
            })
    void readsEveryOption(String commandLine) throws UsageException {
        assertThat(options(commandLine))
                .isEqualTo(new FlagsOptions(
                        new Selection(List.of("BR"), 4, 5),
                        new Source(ServerLabel.DELAY, Optional.empty(), true),
                        new ClientSettings(
                                3,
                                Duration.ofMillis(500),
                                Duration.ofSeconds(2),
                                new RetryPolicy(7, Duration.ofMillis(250)),
                                0.5),
                        new Output(Path.of("flags"), true, true),
                        Optional.of(Path.of("run.jfr"))));
    }

    @ParameterizedTest
    @CsvSource({"-a, 194", "--all, 194", "-e, 676", "--every, 676", "-e -l 1000, 676", "-a -l 10, 10", "A B, 52"})
    void selectsCodes(String commandLine, int codes) throws UsageException {
        assertThat(options(commandLine).selection().codes()).hasSize(codes).isSorted();
    }

    @Test
    void limitSelectsTheFirstCodes() throws UsageException {
        assertThat(options("US BR CN -l 2").selection().codes()).containsExactly("BR", "CN");
    }

    @Test
    void repeatDownloadsTheListAgain() throws UsageException {
        assertThat(options("BR CN --repeat 2").selection().downloads()).containsExactly("BR", "CN", "BR", "CN");
    }

    @Test
    void aRepeatedListIsAViewThatCopiesNothing() throws UsageException {
        List<String> downloads = options("-e --repeat 10000").selection().downloads();

        assertThat(downloads.size()).isEqualTo(6_760_000);
        assertThat(downloads.get(6_759_999)).isSameAs(downloads.get(675)).isEqualTo("ZZ");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> downloads.get(6_760_000));
    }

    @Test
    void limitsTheConcurrencyToTheMaximumOfTheStyle() throws UsageException {
        assertThat(options("-m 101").client().connections()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8000/flags, http://localhost:8000/flags",
        "http://localhost:8000/flags//, http://localhost:8000/flags",
        "HTTPS://example.org, HTTPS://example.org",
        "http://[::1]:65535/, http://[::1]:65535"
    })
    void removesTrailingSlashesFromTheBaseUrl(String url, URI used) throws UsageException {
        assertThat(options("--base-url " + url).source().baseUrl()).contains(used);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "ftp://localhost/flags",
                "file:///flags",
                "http://",
                "http:flags",
                "http://local_host",
                "http://localhost/flags?x=1",
                "http://localhost/flags#x",
                "http://localhost:65536/flags",
                "http://localhost/fl|ags"
            })
    void rejectsOtherBaseUrls(String url) {
        assertUsageError(
                "--base-url " + url,
                "--base-url takes a URL without query and fragment, such as http://localhost:8000/flags, not '" + url
                        + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "-m 0 | -m takes a whole number from 1 to 2147483647, not '0'",
                "--max_req x | -m takes a whole number from 1 to 2147483647, not 'x'",
                "-l -1 | -l takes a whole number from 1 to 2147483647, not '-1'",
                "-l 1.5 | -l takes a whole number from 1 to 2147483647, not '1.5'",
                "--repeat 10001 | --repeat takes a whole number from 1 to 10000, not '10001'",
                "-t 0 | -t takes a number of seconds from 0.001 to 86400, not '0'",
                "--max-time soon | --max-time takes a number of seconds from 0.001 to 86400, not 'soon'",
                "--retries -1 | --retries takes a whole number from 0 to 1000, not '-1'",
                "--backoff 61 | --backoff takes a number of seconds from 0 to 60, not '61'",
                "--rate 0 | --rate takes a number from 0.001 to 1000000, not '0'",
                "-s NOWHERE | -s takes LOCAL, DELAY, ERROR, CHAOS, BUSY or REMOTE, not 'NOWHERE'",
                "-d | -d needs a value: DIR",
                "--repeat | --repeat needs a value: N",
                "-x | there is no option -x (-h lists all options)",
                "--nothing | there is no option --nothing (-h lists all options)",
                "BRA | 'BRA' is not a country code: give two letters, such as BR, or one, such as B,"
                        + " for all codes from BA to BZ"
            })
    void rejectsWrongValuesWithOneLine(String commandLine, String message) {
        assertUsageError(commandLine, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "-a -e | -e and -a exclude each other",
                "-a BR | country codes and -a exclude each other",
                "BR --every | country codes and -e exclude each other",
                "-s LOCAL --base-url http://localhost | --base-url and -s exclude each other",
                "--base-url http://localhost -s LOCAL | -s and --base-url exclude each other",
                "--embedded -s REMOTE | --embedded excludes REMOTE and --base-url",
                "--embedded --base-url http://localhost | --embedded excludes REMOTE and --base-url",
                "-s REMOTE --repeat 2 | --repeat is for servers of your own, not for REMOTE",
                "-s REMOTE --rounds 2 | --rounds is for servers of your own, not for REMOTE"
            })
    void rejectsContradictoryOptions(String commandLine, String message) {
        assertUsageError(commandLine, message);
    }

    @Test
    void rejectsABlankDestination() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> options("-d", " "))
                .withMessage("-d takes a directory, not ' '");
    }

    @Test
    void rejectsABlankRecording() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> options("--record", ""))
                .withMessage("--record takes a file, not ''");
    }

    @Test
    void allowsRepeatWithABaseUrl() throws UsageException {
        assertThat(options("--base-url http://localhost --repeat 2").selection().repeat())
                .isEqualTo(2);
    }

    private static void assertUsageError(String commandLine, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> options(commandLine))
                .withMessage(message);
    }

    private static FlagsOptions options(String commandLine) throws UsageException {
        return options(commandLine.isEmpty() ? new String[0] : commandLine.split(" ", -1));
    }

    private static FlagsOptions options(String... args) throws UsageException {
        return FlagsOptions.of(STYLE, Arguments.parse(FlagsOptions.definition(STYLE), args));
    }
}
