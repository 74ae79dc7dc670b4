package race.results;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import race.processes.OutputTail;

class ProgramReportTest {
    private static final int CAPACITY = 10_000;
    private static final String COUNTS = "\"codes\":3,\"concurrency\":2,\"ok\":2,\"notFound\":1,\"errors\":0";
    private static final String REPORT = "{" + COUNTS + ",\"elapsedSeconds\":0.25}";

    @Test
    void optionalFiguresMayBeMissingOrNullAndOthersMayBeAdded() throws Exception {
        String report = "{" + COUNTS + ",\"elapsedSeconds\":0.25,\"idealSeconds\":null,\"more\":{\"nested\":[1]}}";

        assertThat(parse(report, 1)).containsExactly(new ProgramReport(3, 2, 2, 1, 0, 0.25, null, null, null, null));
    }

    @Test
    void allFiguresAreRead() throws Exception {
        String report = "{" + COUNTS
                + ",\"elapsedSeconds\":0.25,\"idealSeconds\":0.2,\"meanReadLatencySeconds\":0,\"peakThreads\":12}";

        assertThat(parse(report, 1)).containsExactly(new ProgramReport(3, 2, 2, 1, 0, 0.25, 0.2, 0.0, 12, null));
    }

    @Test
    void reportsAreSeparatedByAnyWhiteSpace() throws Exception {
        String indented = REPORT.replace(",", ",\n  ");

        assertThat(parse("\n" + indented + "\n\n" + REPORT + REPORT + "\n", 3)).hasSize(3);
    }

    @Test
    void wholeNumbersMayHaveAFraction() throws Exception {
        assertThat(parse(REPORT.replace("\"ok\":2", "\"ok\":2.0"), 1).get(0).ok())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-1 | elapsedSeconds is -1, not a number of 0 or more",
                "0 | elapsedSeconds is 0",
                "-0.0 | elapsedSeconds is 0",
                "\"0.25\" | elapsedSeconds is \"0.25\", not a number of 0 or more",
                "\"NaN\" | elapsedSeconds is \"NaN\", not a number of 0 or more",
                "null | elapsedSeconds is null, not a number of 0 or more",
                "true | elapsedSeconds is true, not a number of 0 or more",
                "[0.25] | elapsedSeconds is [0.25], not a number of 0 or more",
                "{\"of\":0.25} | elapsedSeconds is {\"of\":0.25}, not a number of 0 or more",
            })
    void refusesImpossibleTimes(String elapsedSeconds, String message) {
        assertInvalid("{" + COUNTS + ",\"elapsedSeconds\":" + elapsedSeconds + "}", message);
    }

    @ParameterizedTest
    @CsvSource({"1e999", "-1e999", "1e999999999", "-1e-999999999999"})
    void refusesNumbersBeyondAllBounds(String elapsedSeconds) {
        assertThatExceptionOfType(InvalidReportException.class)
                .isThrownBy(() -> parse("{" + COUNTS + ",\"elapsedSeconds\":" + elapsedSeconds + "}", 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"idealSeconds\":1e999 | idealSeconds is",
                "\"idealSeconds\":\"much\" | idealSeconds is \"much\"",
                "\"meanReadLatencySeconds\":-0.1 | meanReadLatencySeconds is -0.1",
                "\"peakThreads\":1.5 | peakThreads is 1.5, not a whole number",
                "\"peakThreads\":99999999999 | peakThreads is 99999999999, not a whole number"
            })
    void refusesImpossibleOptionalFigures(String figure, String messageStart) {
        assertThatExceptionOfType(InvalidReportException.class)
                .isThrownBy(() -> parse("{" + COUNTS + ",\"elapsedSeconds\":0.25," + figure + "}", 1))
                .withMessageStartingWith(messageStart);
    }

    @Test
    void refusesMissingFigures() {
        assertInvalid("{" + COUNTS + "}", "no elapsedSeconds in the report");
        assertInvalid("{\"elapsedSeconds\":0.25}", "no codes in the report");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NaN | not a JSON report: NaN",
                "[1] | not a JSON report: [1]",
                "hello, world | not a JSON report: hello, world",
                "{\"codes\": | not a JSON report: {\"codes\":"
            })
    void refusesAnythingButObjects(String output, String message) {
        assertInvalid(output, message);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] latin1 = "{\"name\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(InvalidReportException.class)
                .isThrownBy(() -> parse(latin1, 1))
                .withMessage("not a JSON report: {\"name\":\"\ufffd\"}");
    }

    @Test
    void refusesDeeplyNestedJson() {
        assertThatExceptionOfType(InvalidReportException.class)
                .isThrownBy(() -> parse("{\"a\":".repeat(1800), 1))
                .withMessageStartingWith("not a JSON report: {\"a\":");
    }

    @Test
    void refusesTooMuchOutput() {
        assertInvalid(REPORT + " ".repeat(CAPACITY), "too much on standard output");
    }

    @Test
    void refusesAnotherNumberOfReports() {
        assertInvalid("", "0 reports instead of 1");
        assertInvalid(REPORT + REPORT, "2 reports instead of 1");
    }

    private static void assertInvalid(String output, String message) {
        assertThatExceptionOfType(InvalidReportException.class)
                .isThrownBy(() -> parse(output, 1))
                .withMessage(message);
    }

    private static List<ProgramReport> parse(String output, int rounds) throws Exception {
        return parse(output.getBytes(UTF_8), rounds);
    }

    private static List<ProgramReport> parse(byte[] output, int rounds) throws Exception {
        OutputTail tail = OutputTail.of(new ByteArrayInputStream(output), CAPACITY);
        tail.awaitEnd(Duration.ofSeconds(30));
        return ProgramReport.parse(tail, rounds);
    }
}
