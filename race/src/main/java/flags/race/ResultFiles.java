package flags.race;

import flags.race.Sample.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
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
            "meanReportLagSeconds",
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
        row.add(report == null ? null : report.meanReportLagSeconds());
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
    private record Document(Results results, List<Summary> cold, List<Summary> warm) {}

    /** What the tables show of a contestant. */
    private record Summary(
            String contestant,
            @Nullable Spread elapsedSeconds,
            @Nullable Spread idealSeconds,
            @Nullable Spread efficiency,
            @Nullable Spread meanReportLagSeconds,
            @Nullable Spread wallSeconds,
            @Nullable Spread cpuSeconds,
            @Nullable Spread peakMegabytes,
            List<String> remarks) {
        static Summary of(Standing standing) {
            return new Summary(
                    standing.contestant(),
                    standing.elapsed().orElse(null),
                    standing.ideal().orElse(null),
                    standing.efficiency().orElse(null),
                    standing.reportLag().orElse(null),
                    standing.wall().orElse(null),
                    standing.cpu().orElse(null),
                    standing.memory().orElse(null),
                    standing.remarks());
        }
    }

    static void writeJson(Results results, Path file) throws IOException {
        var document = new Document(results, summaries(results, Phase.COLD), summaries(results, Phase.WARM));
        Files.writeString(file, JSON.writeValueAsString(document) + "\n");
    }

    private static List<Summary> summaries(Results results, Phase phase) {
        return results.standings(phase).stream().map(Summary::of).toList();
    }

    static void writeCsv(Results results, Path file) throws IOException {
        try (var csv = new CSVPrinter(Files.newBufferedWriter(file), CSVFormat.RFC4180)) {
            csv.printRecord(COLUMNS);
            for (Sample sample : results.samples()) {
                csv.printRecord(row(sample));
            }
        }
    }
}
