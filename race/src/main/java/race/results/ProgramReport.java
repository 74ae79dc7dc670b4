package race.results;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import race.processes.ForeignText;
import race.processes.OutputTail;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON report of a flags program. Optional figures are null if the program does not report them.
 *
 * @param codes the number of downloads
 * @param concurrency the number of downloads in flight
 * @param ok the number of saved flags
 * @param notFound the number of flags that do not exist
 * @param errors the number of failed downloads
 * @param elapsedSeconds the time from the first request to the last result; positive
 * @param idealSeconds the time that a perfect client would take
 * @param meanReadLatencySeconds the mean time from the end of a download until the program reads its result
 * @param peakThreads the peak number of platform threads
 * @param requests the requests of an atlas program
 */
public record ProgramReport(
        int codes,
        int concurrency,
        int ok,
        int notFound,
        int errors,
        double elapsedSeconds,
        @Nullable Double idealSeconds,
        @Nullable Double meanReadLatencySeconds,
        @Nullable Integer peakThreads,
        @Nullable Requests requests) {
    private static final JsonMapper JSON = new JsonMapper();
    /**
     * The requests of an atlas program.
     *
     * @param sent the number of requests
     * @param cancelled the number of them that were cancelled
     */
    public record Requests(int sent, int cancelled) {}

    private static final String NUMBER = "a number of 0 or more";

    /**
     * Parses the output of a program.
     *
     * @param output a sequence of JSON objects, one for each round
     * @param rounds the number of rounds
     * @throws InvalidReportException if the output is something else, or a figure is missing or impossible
     */
    public static List<ProgramReport> parse(OutputTail output, int rounds) throws InvalidReportException {
        if (output.isTruncated()) {
            throw new InvalidReportException("too much on standard output");
        }
        List<ProgramReport> reports = new ArrayList<>();
        try (MappingIterator<JsonNode> objects = JSON.readerFor(JsonNode.class).readValues(output.bytes())) {
            while (objects.hasNext()) {
                JsonNode report = objects.next();
                if (!report.isObject()) {
                    throw notJson(output);
                }
                reports.add(of(report));
            }
        } catch (JacksonException e) {
            throw notJson(output);
        }
        if (reports.size() != rounds) {
            throw new InvalidReportException("%s reports instead of %s".formatted(reports.size(), rounds));
        }
        return reports;
    }

    private static InvalidReportException notJson(OutputTail output) {
        return new InvalidReportException("not a JSON report: " + output.firstLine());
    }

    private static ProgramReport of(JsonNode report) throws InvalidReportException {
        double elapsedSeconds = required(report, "elapsedSeconds");
        if (elapsedSeconds == 0) {
            throw new InvalidReportException("elapsedSeconds is 0");
        }
        return new ProgramReport(
                count(report, "codes"),
                count(report, "concurrency"),
                count(report, "ok"),
                count(report, "notFound"),
                count(report, "errors"),
                elapsedSeconds,
                optional(report, "idealSeconds"),
                optional(report, "meanReadLatencySeconds"),
                report.hasNonNull("peakThreads") ? count(report, "peakThreads") : null,
                report.hasNonNull("requestsSent")
                        ? new Requests(count(report, "requestsSent"), count(report, "requestsCancelled"))
                        : null);
    }

    private static int count(JsonNode report, String field) throws InvalidReportException {
        double value = required(report, field);
        if (value != Math.rint(value) || value > Integer.MAX_VALUE) {
            throw invalid(report, field, "a whole number");
        }
        return (int) value;
    }

    private static @Nullable Double optional(JsonNode report, String field) throws InvalidReportException {
        return report.hasNonNull(field) ? required(report, field) : null;
    }

    private static double required(JsonNode report, String field) throws InvalidReportException {
        JsonNode value = report.get(field);
        if (value == null || !value.isNumber()) {
            throw invalid(report, field, NUMBER);
        }
        double number = value.doubleValue();
        if (!Double.isFinite(number) || number < 0) {
            throw invalid(report, field, NUMBER);
        }
        return number;
    }

    private static InvalidReportException invalid(JsonNode report, String field, String expected) {
        JsonNode value = report.get(field);
        return new InvalidReportException(
                value == null
                        ? "no %s in the report".formatted(field)
                        : "%s is %s, not %s".formatted(field, ForeignText.oneLine(value.toString()), expected));
    }

    /** Returns the ideal time divided by the elapsed time, or null if the ideal time is unknown. */
    public @Nullable Double efficiency() {
        return idealSeconds == null ? null : idealSeconds / elapsedSeconds;
    }
}
