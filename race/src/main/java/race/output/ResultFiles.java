package race.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import race.results.ProgramReport;
import race.results.Results;
import race.results.Sample;
import race.results.Sample.Phase;
import race.results.Spread;
import race.results.Summary;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The results for other programs: all samples, as JSON and CSV. */
public final class ResultFiles {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final List<String> CSV_COLUMNS = List.of(
            "contestant",
            "phase",
            "round",
            "elapsedSeconds",
            "idealSeconds",
            "meanReadLatencySeconds",
            "peakThreads",
            "errors",
            "requestsSent",
            "requestsCancelled",
            "wallSeconds",
            "cpuSeconds",
            "peakMegabytes",
            "requests",
            "connections",
            "peakInFlight",
            "serverCpuSeconds",
            "serverBound",
            "violations");

    private ResultFiles() {}

    /** The JSON file. */
    private record Document(
            Results results, Map<String, String> recordings, List<SummaryRow> cold, List<SummaryRow> warm) {}

    /**
     * The part of the JSON file that cannot be derived from the rest.
     *
     * @param results the results
     * @param recordings the path of each recording relative to the file, by the name of its contestant
     */
    public record SavedRace(Results results, Map<String, String> recordings) {}

    /** The figures of a contestant in the tables. */
    private record SummaryRow(
            String contestant,
            @Nullable Spread elapsedSeconds,
            @Nullable Spread idealSeconds,
            @Nullable Spread efficiency,
            @Nullable Spread meanReadLatencySeconds,
            @Nullable Spread wallSeconds,
            @Nullable Spread cpuSeconds,
            @Nullable Spread peakMegabytes,
            List<String> remarks) {
        static SummaryRow of(Summary summary) {
            return new SummaryRow(
                    summary.contestant(),
                    summary.elapsed().orElse(null),
                    summary.ideal().orElse(null),
                    summary.efficiency().orElse(null),
                    summary.readLatency().orElse(null),
                    summary.wall().orElse(null),
                    summary.cpu().orElse(null),
                    summary.memory().orElse(null),
                    summary.remarks());
        }
    }

    /**
     * Writes the JSON file.
     *
     * @param recordings the path of each recording relative to the file, by the name of its contestant
     */
    public static void writeJson(Results results, Map<String, String> recordings, Path file) throws IOException {
        var document = new Document(results, recordings, rows(results, Phase.COLD), rows(results, Phase.WARM));
        Files.writeString(file, JSON.writeValueAsString(document) + "\n");
    }

    /**
     * Reads the JSON file of a race.
     *
     * @throws IOException if the file cannot be read or is not the result of a race
     */
    public static SavedRace readJson(Path file) throws IOException {
        try {
            return JSON.readValue(Files.readAllBytes(file), SavedRace.class);
        } catch (JacksonException e) {
            throw new IOException(file + " does not have the results of a race", e);
        }
    }

    private static List<SummaryRow> rows(Results results, Phase phase) {
        return results.summaries(phase).stream().map(SummaryRow::of).toList();
    }

    /** Writes the CSV file, with a row for each sample. */
    public static void writeCsv(Results results, Path file) throws IOException {
        try (var csv = new CSVPrinter(Files.newBufferedWriter(file), CSVFormat.RFC4180)) {
            csv.printRecord(CSV_COLUMNS);
            for (Sample sample : results.samples()) {
                csv.printRecord(csvRow(sample));
            }
        }
    }

    /** Returns a row. An unknown figure is an empty cell. */
    private static List<@Nullable Object> csvRow(Sample sample) {
        List<@Nullable Object> row = new ArrayList<>(
                List.of(sample.contestant(), sample.phase().name().toLowerCase(Locale.ROOT), sample.round()));
        ProgramReport report = sample.report();
        row.add(report == null ? null : report.elapsedSeconds());
        row.add(report == null ? null : report.idealSeconds());
        row.add(report == null ? null : report.meanReadLatencySeconds());
        row.add(report == null ? null : report.peakThreads());
        row.add(report == null ? null : report.errors());
        ProgramReport.Requests requests = report == null ? null : report.requests();
        row.add(requests == null ? null : requests.sent());
        row.add(requests == null ? null : requests.cancelled());
        Sample.ProcessFigures process = sample.process();
        row.add(process == null ? null : process.wallSeconds());
        row.add(process == null ? null : process.cpuSeconds());
        row.add(process == null ? null : process.peakMegabytes());
        Sample.ServerFigures server = sample.server();
        row.add(server == null ? null : server.counts().requests());
        row.add(server == null ? null : server.counts().connections());
        row.add(server == null ? null : server.counts().peakInFlight());
        row.add(server == null ? null : server.cpuSeconds());
        row.add(server == null ? null : server.serverBound());
        row.add(String.join("; ", sample.violations()));
        return row;
    }
}
