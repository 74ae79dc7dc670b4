package flags.common;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The report of a run.
 *
 * @param run the settings of the run
 * @param ok the number of saved flags
 * @param notFound the number of flags that do not exist
 * @param errors the number of failed downloads
 * @param times the times of the run
 */
record Report(Run run, int ok, int notFound, int errors, Times times) {
    private static final int MICROSECONDS_SCALE = 6;
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
        return new Report(run, tally.count(Status.OK), tally.count(Status.NOT_FOUND), tally.count(Status.ERROR), times);
    }

    /** Returns the number of downloads that were not started or not finished. */
    int unfinished() {
        return run.downloads() - ok - notFound - errors;
    }

    /**
     * Prints the report for people.
     *
     * @param verbose whether each error was printed already
     */
    void print(PrintStream out, boolean verbose) {
        out.println("-".repeat(20));
        out.printf(Locale.ROOT, "%3d flag%s downloaded.%n", ok, ok == 1 ? "" : "s");
        if (notFound > 0) {
            out.printf(Locale.ROOT, "%3d not found.%n", notFound);
        }
        if (errors > 0) {
            out.printf(Locale.ROOT, "%3d error%s.%n", errors, errors == 1 ? "" : "s");
            if (!verbose) {
                out.println("    Run with -v to see the reason for each error.");
            }
        }
        if (unfinished() > 0) {
            out.printf(Locale.ROOT, "%3d not finished.%n", unfinished());
        }
        out.printf(Locale.ROOT, "Elapsed time: %.2fs%n", times.elapsed().toNanos() / 1e9);
    }

    /** Prints the report as a JSON object, in one line. */
    void printJson(PrintStream out) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("program", run.program());
            json.writeStringProperty("site", run.label());
            json.writeStringProperty("server", run.embedded() ? "embedded" : "standalone");
            json.writeNumberProperty("codes", run.downloads());
            json.writeNumberProperty("concurrency", run.concurrency());
            json.writeNumberProperty("ok", ok);
            json.writeNumberProperty("notFound", notFound);
            json.writeNumberProperty("errors", errors);
            json.writeNumberProperty("unfinished", unfinished());
            json.writeNumberProperty("elapsedSeconds", seconds(times.elapsed()));
            json.writeName("idealSeconds");
            write(json, times.ideal().map(Report::seconds));
            json.writeName("efficiency");
            write(json, times.ideal().map(this::efficiency));
            json.writeName("meanReadLatencySeconds");
            write(json, times.meanReadLatency().map(Report::seconds));
            json.writeNumberProperty(
                    "peakThreads", ManagementFactory.getThreadMXBean().getPeakThreadCount());
            json.writeEndObject();
        }
        out.println(bytes.toString(UTF_8));
    }

    private static void write(JsonGenerator json, Optional<BigDecimal> number) {
        if (number.isPresent()) {
            json.writeNumber(number.get());
        } else {
            json.writeNull();
        }
    }

    private BigDecimal efficiency(Duration ideal) {
        return seconds(ideal).divide(seconds(times.elapsed()), EFFICIENCY_SCALE, RoundingMode.HALF_UP);
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 9).setScale(MICROSECONDS_SCALE, RoundingMode.HALF_UP);
    }
}
