package race.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import race.results.Results;
import race.results.Sample.Phase;
import race.results.Spread;
import race.results.Summary;
import race.results.Work.Kind;

/** The results as tables, with the remarks that are needed to read them. */
public final class ResultTables {
    private static final String UNKNOWN = "-";
    private static final String REFERENCE = "sequential";
    private static final double SECONDS_PER_MILLI = 0.001;

    private final Results results;

    /** @param results the results */
    public ResultTables(Results results) {
        this.results = results;
    }

    /** Returns the elapsed time of each contestant in a phase, and what it derives from. */
    public Table elapsed(Phase phase) {
        if (results.setup().work().mayBeRejected()) {
            return rejections();
        }
        String title = phase == Phase.COLD
                ? "Cold: each round in a process of its own. Median [min..max] of the rounds."
                : "Warm: later rounds in one process, which replace the files of the round before.";
        List<Summary> summaries = results.summaries(phase);
        Optional<Spread> reference = summaries.stream()
                .filter(summary -> summary.contestant().equals(REFERENCE) && summary.isComparable())
                .findFirst()
                .flatMap(Summary::elapsed);
        if (isOfCards()) {
            return new Table(
                    title,
                    List.of("", "elapsed s", "speed-up"),
                    summaries.stream()
                            .map(summary -> List.of(name(summary), formatElapsed(summary), speedUp(summary, reference)))
                            .toList());
        }
        return new Table(
                title,
                List.of("", "elapsed s", "ideal s", "efficiency", "latency ms", "speed-up"),
                summaries.stream()
                        .map(summary -> List.of(
                                name(summary),
                                formatElapsed(summary),
                                formatMedian(summary.ideal(), 3),
                                summary.isVoid() ? UNKNOWN : formatMedian(summary.efficiency(), 2),
                                formatMedian(summary.readLatency().map(latency -> latency.in(SECONDS_PER_MILLI)), 1),
                                speedUp(summary, reference)))
                        .toList());
    }

    /** Returns how many downloads of each contestant failed, and how many requests the others needed. */
    private Table rejections() {
        return new Table(
                "Cold: each round in a process of its own. The server counts the requests.",
                List.of("", "errors", "requests per success", "elapsed s"),
                results.summaries(Phase.COLD).stream()
                        .map(summary -> List.of(
                                name(summary),
                                summary.isVoid() ? "void" : format(summary.errors(), 0),
                                format(summary.requestsPerSuccess(), 2),
                                format(summary.elapsed(), 3)))
                        .toList());
    }

    /** Returns what the atlas programs did in their cold rounds. */
    private Table outcomes() {
        return new Table(
                "What the cold rounds made of the codes.",
                List.of("", "cards", "not found", "errors", "requests sent", "cancelled"),
                results.summaries(Phase.COLD).stream()
                        .map(summary -> List.of(
                                name(summary),
                                formatMedian(summary.ok(), 0),
                                formatMedian(summary.notFound(), 0),
                                formatMedian(summary.errors(), 0),
                                format(summary.requestsSent(), 0),
                                format(summary.requestsCancelled(), 0)))
                        .toList());
    }

    /** Returns all tables but those of elapsed times. */
    public List<Table> others() {
        return isOfCards() ? List.of(outcomes(), processes()) : List.of(processes(), server());
    }

    private boolean isOfCards() {
        return results.setup().work().kind() == Kind.CARDS;
    }

    /** Returns the figures of the cold processes as a whole. */
    private Table processes() {
        return new Table(
                "The cold processes as a whole.",
                List.of("", "wall s", "CPU s", "memory MB", "threads"),
                results.summaries(Phase.COLD).stream()
                        .map(summary -> List.of(
                                name(summary),
                                format(summary.wall(), 2),
                                format(summary.cpu(), 2),
                                formatMedian(summary.memory(), 0),
                                formatMedian(summary.peakThreads(), 0)))
                        .toList());
    }

    /** Returns what the server saw of the cold processes. */
    private Table server() {
        return new Table(
                "The cold processes as the server saw them.",
                List.of("", "peak in flight", "connections", "reused", "server CPU s"),
                results.summaries(Phase.COLD).stream()
                        .map(summary -> List.of(
                                name(summary),
                                formatMedian(summary.peakInFlight(), 0),
                                formatMedian(summary.connections(), 0),
                                formatMedian(summary.reused(), 0),
                                formatMedian(summary.serverCpu(), 2)))
                        .toList());
    }

    /** Returns the remarks on contestants. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(results.notes());
        for (Phase phase : Phase.values()) {
            String suffix = phase == Phase.COLD ? ": " : ", warm: ";
            for (Summary summary : results.summaries(phase)) {
                summary.remarks().forEach(remark -> notes.add(summary.contestant() + suffix + remark));
            }
        }
        return notes;
    }

    private static String name(Summary summary) {
        return summary.contestant() + (summary.serverBound() > 0 ? " *" : "");
    }

    private static String speedUp(Summary summary, Optional<Spread> reference) {
        if (!summary.isComparable() || reference.isEmpty()) {
            return UNKNOWN;
        }
        Spread elapsed = summary.elapsed().orElseThrow();
        if (summary.contestant().equals(REFERENCE)) {
            return "1";
        }
        return elapsed.overlaps(reference.get())
                ? "~1"
                : String.format(Locale.ROOT, "%.1f", reference.get().median() / elapsed.median());
    }

    private static String formatElapsed(Summary summary) {
        return summary.isVoid() ? "void" : format(summary.elapsed(), 3);
    }

    private static String format(Optional<Spread> spread, int maxDecimals) {
        return spread.map(figures -> figures.format(maxDecimals)).orElse(UNKNOWN);
    }

    private static String formatMedian(Optional<Spread> spread, int maxDecimals) {
        return spread.map(figures -> figures.formatMedian(maxDecimals)).orElse(UNKNOWN);
    }
}
