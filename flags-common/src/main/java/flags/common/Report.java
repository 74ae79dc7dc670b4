package flags.common;

import static reporting.JsonReport.seconds;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import reporting.Counts;
import reporting.JsonReport;
import tools.jackson.core.JsonGenerator;

/**
 * The report of a run.
 *
 * @param run the settings of the run
 * @param counts the numbers of downloads by their outcome
 * @param retries the number of retries of all downloads
 * @param times the times of the run
 */
record Report(Run run, Counts counts, long retries, Times times) {
    private static final int EFFICIENCY_SCALE = 4;

    /**
     * The settings of a run.
     *
     * @param program the name of the program
     * @param label the label of the server
     * @param embedded whether the server is part of this process
     * @param downloads the number of downloads
     * @param concurrency the maximum number of downloads at the same time
     */
    record Run(String program, String label, boolean embedded, int downloads, int concurrency) {}

    /**
     * The times of a run.
     *
     * @param elapsed the time from the first request to the last result
     * @param ideal the time that a perfect client would have needed, if known
     * @param meanReadLatency the mean delay between a download's end and the program reading its result
     */
    record Times(Duration elapsed, Optional<Duration> ideal, Optional<Duration> meanReadLatency) {}

    static Report of(Run run, Tally tally, Times times) {
        return new Report(run, tally.counts(run.downloads()), tally.retries(), times);
    }

    /**
     * Prints the report for people.
     *
     * @param verbose whether each error was printed already
     */
    void print(PrintStream out, boolean verbose) {
        counts.print(out, "flag", "downloaded", verbose);
        out.printf(Locale.ROOT, "Elapsed time: %.2fs%n", times.elapsed().toNanos() / 1e9);
    }

    /** Prints the report as a JSON object. */
    void printJson(PrintStream out) {
        JsonReport.print(out, this::write);
    }

    private void write(JsonGenerator json) {
        json.writeStringProperty("program", run.program());
        json.writeStringProperty("site", run.label());
        json.writeStringProperty("server", run.embedded() ? "embedded" : "standalone");
        json.writeNumberProperty("codes", run.downloads());
        json.writeNumberProperty("concurrency", run.concurrency());
        counts.write(json);
        json.writeNumberProperty("retries", retries);
        json.writeNumberProperty("elapsedSeconds", seconds(times.elapsed()));
        JsonReport.write(json, "idealSeconds", times.ideal().map(JsonReport::seconds));
        JsonReport.write(json, "efficiency", times.ideal().map(this::efficiency));
        JsonReport.write(json, "meanReadLatencySeconds", times.meanReadLatency().map(JsonReport::seconds));
        json.writeNumberProperty(
                "peakThreads", ManagementFactory.getThreadMXBean().getPeakThreadCount());
    }

    private BigDecimal efficiency(Duration ideal) {
        return seconds(ideal).divide(seconds(times.elapsed()), EFFICIENCY_SCALE, RoundingMode.HALF_UP);
    }
}
