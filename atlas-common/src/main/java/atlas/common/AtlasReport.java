package atlas.common;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import reporting.Counts;
import reporting.JsonReport;
import tools.jackson.core.JsonGenerator;

/**
 * The report of a run.
 *
 * @param run the settings of the run
 * @param cards the numbers of cards by their outcome
 * @param requests the numbers of requests
 * @param inFlight the number of requests that embedded mirrors had in flight at the end, or empty without such mirrors
 * @param elapsed the time from the first request to the last card
 */
record AtlasReport(Run run, Counts cards, RequestCounts requests, OptionalInt inFlight, Duration elapsed) {
    /**
     * The settings of a run.
     *
     * @param program the name of the program
     * @param mirrors the number of mirrors
     * @param embedded whether the mirrors are part of this process
     * @param cards the number of cards
     * @param concurrency the maximum number of cards in progress
     */
    record Run(String program, int mirrors, boolean embedded, int cards, int concurrency) {}

    /**
     * Prints the report for people.
     *
     * @param verbose whether each error was printed already
     */
    void print(PrintStream out, boolean verbose) {
        cards.print(out, "card", "made", verbose);
        long sent = requests.sent();
        out.printf(
                Locale.ROOT, "%3d request%s sent, %d cancelled.%n", sent, sent == 1 ? "" : "s", requests.cancelled());
        out.printf(Locale.ROOT, "Elapsed time: %.2fs%n", elapsed.toNanos() / 1e9);
    }

    /** Prints the report as a JSON object. */
    void printJson(PrintStream out) {
        JsonReport.print(out, this::write);
    }

    private void write(JsonGenerator json) {
        json.writeStringProperty("program", run.program());
        json.writeNumberProperty("mirrors", run.mirrors());
        json.writeStringProperty("server", run.embedded() ? "embedded" : "standalone");
        json.writeNumberProperty("codes", run.cards());
        json.writeNumberProperty("concurrency", run.concurrency());
        cards.write(json);
        json.writeNumberProperty("requestsSent", requests.sent());
        json.writeNumberProperty("requestsCancelled", requests.cancelled());
        JsonReport.write(
                json,
                "requestsInFlight",
                inFlight.isPresent() ? Optional.of(BigDecimal.valueOf(inFlight.getAsInt())) : Optional.empty());
        json.writeNumberProperty("elapsedSeconds", JsonReport.seconds(elapsed));
    }
}
