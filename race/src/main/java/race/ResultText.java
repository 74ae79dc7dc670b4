package race;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import race.Sample.Phase;

/** The tables, and what must be known to read them. */
final class ResultText {
    private static final String UNKNOWN = "-";
    private static final String REFERENCE = "sequential";
    private static final double MILLI = 0.001;

    private final Results results;
    private final PrintStream out;

    ResultText(Results results, PrintStream out) {
        this.results = results;
        this.out = out;
    }

    void print() {
        printSubject();
        List<Summary> cold = results.summaries(Phase.COLD);
        out.println();
        out.println("Cold: each round in a process of its own. Median [least..most] of the rounds.");
        printElapsed(cold);
        out.println();
        out.println("The same processes as a whole, and as the server saw them.");
        printProcesses(cold);
        List<Summary> warm = results.summaries(Phase.WARM);
        if (!warm.isEmpty()) {
            out.println();
            out.println("Warm: later rounds in one process, which replace the files of the one before.");
            printElapsed(warm);
        }
        out.println();
        printNotes(cold, warm);
    }

    private void printSubject() {
        RaceOptions.Work work = results.work();
        Machine machine = results.machine();
        out.printf(
                Locale.ROOT,
                "%s flags, %s requests at once, %s%s, %s round%s in the order of seed %s%n",
                work.codes().size(),
                work.concurrency(),
                work.server(),
                work.server().equals("LOCAL") ? "" : " (" + work.delay() + " s)",
                results.rounds(),
                results.rounds() == 1 ? "" : "s",
                results.seed());
        Expectation expected = results.expected();
        out.printf(
                Locale.ROOT,
                "Everybody must come to %s OK, %s not found, %s errors, and files of SHA-256 %s.%n",
                expected.ok(),
                expected.notFound(),
                expected.errors(),
                expected.filesSha256().substring(0, 16));
        out.printf(
                Locale.ROOT,
                "Machine: %s, %s cores, %s MB; Java: %s%n",
                machine.system(),
                machine.cores(),
                machine.memoryMegabytes(),
                machine.java());
        out.printf(
                "JVMs of the styles: %s%s%n",
                machine.jvmFlags(),
                machine.environment().isEmpty() ? "" : "; " + String.join(" ", machine.environment()));
    }

    private void printElapsed(List<Summary> summaries) {
        Optional<Spread> reference = summaries.stream()
                .filter(summary -> summary.contestant().equals(REFERENCE) && !summary.isVoid())
                .findFirst()
                .flatMap(Summary::elapsed);
        var table = new TextTable();
        table.add(List.of("", "elapsed s", "ideal s", "efficiency", "read latency ms", "speed-up"));
        for (Summary summary : summaries) {
            table.add(List.of(
                    mark(summary),
                    format(summary.elapsed(), 3, 1),
                    summary.ideal().map(spread -> spread.formatMedian(3, 1)).orElse(UNKNOWN),
                    summary.efficiency()
                            .map(spread -> spread.formatMedian(2, 1))
                            .orElse(UNKNOWN),
                    format(summary.readLatency(), 1, MILLI),
                    speedUp(summary, reference)));
        }
        table.print(out);
        printFastest(summaries);
    }

    private static String speedUp(Summary summary, Optional<Spread> reference) {
        Optional<Spread> elapsed = summary.elapsed();
        if (summary.isVoid() || elapsed.isEmpty() || reference.isEmpty()) {
            return UNKNOWN;
        }
        if (summary.contestant().equals(REFERENCE)) {
            return "1";
        }
        return elapsed.get().overlaps(reference.get())
                ? "no difference"
                : String.format(
                        Locale.ROOT,
                        "%.1f",
                        reference.get().median() / elapsed.get().median());
    }

    private void printFastest(List<Summary> summaries) {
        List<Summary> timed = summaries.stream()
                .filter(Summary::counts)
                .sorted(Comparator.comparing(
                        summary -> summary.elapsed().orElseThrow().median()))
                .toList();
        if (timed.size() < 2) {
            return;
        }
        Spread least = timed.get(0).elapsed().orElseThrow();
        List<String> same = timed.stream()
                .skip(1)
                .filter(summary -> summary.elapsed().orElseThrow().overlaps(least))
                .map(Summary::contestant)
                .toList();
        out.println("Fastest: " + timed.get(0).contestant()
                + (same.isEmpty() ? "." : "; no difference (the ranges overlap): " + String.join(", ", same) + "."));
    }

    private void printProcesses(List<Summary> summaries) {
        var table = new TextTable();
        table.add(List.of(
                "",
                "wall s",
                "CPU s",
                "memory MB",
                "threads",
                "peak in flight",
                "connections",
                "reused",
                "server CPU s"));
        for (Summary summary : summaries) {
            table.add(List.of(
                    mark(summary),
                    format(summary.wall(), 3, 1),
                    format(summary.cpu(), 2, 1),
                    summary.memory().map(spread -> spread.formatMedian(0, 1)).orElse(UNKNOWN),
                    summary.peakThreads()
                            .map(spread -> spread.formatMedian(0, 1))
                            .orElse(UNKNOWN),
                    summary.peakInFlight()
                            .map(spread -> spread.formatMedian(0, 1))
                            .orElse(UNKNOWN),
                    summary.connections()
                            .map(spread -> spread.formatMedian(0, 1))
                            .orElse(UNKNOWN),
                    summary.reused().map(spread -> spread.formatMedian(0, 1)).orElse(UNKNOWN),
                    summary.serverCpu().map(spread -> spread.formatMedian(2, 1)).orElse(UNKNOWN)));
        }
        table.print(out);
    }

    private static String format(Optional<Spread> spread, int decimals, double unit) {
        return spread.map(figures -> figures.format(decimals, unit)).orElse(UNKNOWN);
    }

    private static String mark(Summary summary) {
        return summary.isVoid()
                ? summary.contestant() + " (void)"
                : summary.contestant() + (summary.serverBound() > 0 ? " *" : "");
    }

    private void printNotes(List<Summary> cold, List<Summary> warm) {
        List<String> notes = new ArrayList<>(results.notes());
        cold.forEach(summary -> summary.remarks().forEach(remark -> notes.add(summary.contestant() + ": " + remark)));
        warm.forEach(
                summary -> summary.remarks().forEach(remark -> notes.add(summary.contestant() + ", warm: " + remark)));
        notes.forEach(note -> out.println("* " + note));
        out.println(
                "Efficiency is ideal / elapsed; ideal is the time of a perfect client that only waits for the server.");
        out.println("Read latency is for how long a finished flag waits until the program learns of it, on average.");
        out.println("Times are of whole lists of flags, and say nothing of how long single requests take.");
    }
}
