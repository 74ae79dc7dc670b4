package prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import commandline.Arguments;
import commandline.UsageException;
import commandline.files.OutputFile;
import httpclient.ClientSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prices.client.PriceSite;
import prices.futures.ExecutorKind;
import prices.queues.QueuesOptions;

class PricesOptionsTest {
    @Test
    void defaultIsQueues() throws UsageException {
        assertThat(options(""))
                .isEqualTo(new PricesOptions(
                        Style.QUEUES,
                        ExecutorKind.THREADS,
                        new PriceSite.Source(Optional.empty(), false),
                        new ClientSettings(32, Duration.ofMillis(3100), Duration.ofSeconds(30)),
                        new QueuesOptions(31, Duration.ofMillis(15), 100, 32),
                        Optional.empty()));
    }

    @Test
    void acceptsAllOptions() throws UsageException {
        assertThat(options("-m 5 -t 1 --max-time 2 --days 1 --pace 0 --capacity 7 -o x.csv --base-url http://h:1/"))
                .isEqualTo(new PricesOptions(
                        Style.QUEUES,
                        ExecutorKind.THREADS,
                        new PriceSite.Source(Optional.of(URI.create("http://h:1")), false),
                        new ClientSettings(5, Duration.ofSeconds(1), Duration.ofSeconds(2)),
                        new QueuesOptions(1, Duration.ZERO, 7, 5),
                        Optional.of(new OutputFile(Path.of("x.csv")))));
    }

    @ParameterizedTest
    @CsvSource({"queues, QUEUES, 32", "map, MAP, 100", "as-completed, AS_COMPLETED, 100", "single, SINGLE, 100"})
    void defaultNumberOfWorkersDependsOnTheStyle(String label, Style style, int workers) throws UsageException {
        PricesOptions options = options("-s " + label);

        assertThat(options.style()).isEqualTo(style);
        assertThat(options.client().connections()).isEqualTo(workers);
    }

    @Test
    void acceptsBothKindsOfExecutors() throws UsageException {
        assertThat(options("-s single --executor threads").executor()).isEqualTo(ExecutorKind.THREADS);
        assertThat(options("-s single --executor processes").executor()).isEqualTo(ExecutorKind.PROCESSES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-s pool | -s takes single, map, as-completed or queues, not 'pool'",
                "-s single --executor fibers | --executor takes threads or processes, not 'fibers'",
                "--executor threads | --executor is for single, not for queues",
                "-s map --days 3 | --days is for queues, not for map",
                "-s map --pace 1 | --pace is for queues, not for map",
                "-s as-completed --capacity 1 | --capacity is for queues, not for as-completed",
                "-s single -m 3 | --workers is for map, as-completed, queues, not for single",
                "-m 0 | -m takes a whole number from 1 to 1000, not '0'",
                "--days 367 | --days takes a whole number from 1 to 366, not '367'",
                "--pace -1 | --pace takes a number of seconds from 0 to 86400, not '-1'",
                "--capacity 0 | --capacity takes a whole number from 1 to 100000, not '0'",
                "--base-url ftp://h | --base-url takes a URL without query and fragment, such as http://localhost:5000, not 'ftp://h'",
                "--embedded --base-url http://h | --base-url and --embedded exclude each other",
                "--pace 1e-999999999 | --pace takes a number of seconds from 0 to 86400, not '1e-999999999'",
                "--days 1e9999999999 | --days takes a whole number from 1 to 366, not '1e9999999999'",
                "BR | unexpected argument 'BR'"
            })
    void reportsUsageErrors(String commandLine, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> options(commandLine))
                .withMessage(message);
    }

    private static PricesOptions options(String commandLine) throws UsageException {
        String[] args = commandLine.isEmpty() ? new String[0] : commandLine.split(" ", -1);
        return PricesOptions.of(Arguments.parse(PricesOptions.definition(), args));
    }
}
