package race;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import race.Sample.Phase;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The results for other programs: all rounds as they were measured. */
final class ResultFiles {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ResultFiles() {}

    /** The columns of the CSV file. */
    private static final List<String> COLUMNS = List.of(
            "contestant",
            "phase",
            "round",
            "elapsedSeconds",
            "idealSeconds",
            "meanReadLatencySeconds",
            "peakThreads",
            "wallSeconds",
            "cpuSeconds",
            "peakMegabytes",
            "requests",
            "connections",
            "peakInFlight",
            "serverCpuSeconds",
            "serverBound",
            "defects");

    /** A row of it; what is not known is empty. */
    private static List<@Nullable Object> row(Sample sample) {
        List<@Nullable Object> row = new ArrayList<>(
                List.of(sample.contestant(), sample.phase().name().toLowerCase(Locale.ROOT), sample.round()));
        ProgramReport report = sample.report();
        row.add(report == null ? null : report.elapsedSeconds());
        row.add(report == null ? null : report.idealSeconds());
        row.add(report == null ? null : report.meanReadLatencySeconds());
        row.add(report == null ? null : report.peakThreads());
        Sample.ProcessFigures process = sample.process();
        row.add(process == null ? null : process.wallSeconds());
        row.add(process == null ? null : process.cpuSeconds());
        row.add(process == null ? null : process.peakMegabytes());
        Sample.ServerFigures server = sample.server();
        row.add(server.requests());
        row.add(server.connections());
        row.add(server.peakInFlight());
        row.add(server.cpuSeconds());
        row.add(server.serverBound());
        row.add(String.join("; ", sample.defects()));
        return row;
    }

    /** What the JSON file holds. */
    private record Document(Results results, List<SummaryRow> cold, List<SummaryRow> warm) {}

    /** What the tables show of a contestant. */
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

    static void writeJson(Results results, OutputStream out) throws IOException {
        var document = new Document(results, summaries(results, Phase.COLD), summaries(results, Phase.WARM));
        out.write((JSON.writeValueAsString(document) + "\n").getBytes(UTF_8));
    }

    private static List<SummaryRow> summaries(Results results, Phase phase) {
        return results.summaries(phase).stream().map(SummaryRow::of).toList();
    }

    static void writeCsv(Results results, OutputStream out) throws IOException {
        var csv = new CSVPrinter(new OutputStreamWriter(out, UTF_8), CSVFormat.RFC4180);
        csv.printRecord(COLUMNS);
        for (Sample sample : results.samples()) {
            csv.printRecord(row(sample));
        }
        csv.flush();
    }
}
