package flags.race;

import flags.race.Sample.Phase;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
        List<Standing> cold = results.standings(Phase.COLD);
        out.println();
        out.println("Cold: each round in a process of its own. Median [least..most] of the rounds.");
        printElapsed(cold);
        out.println();
        out.println("The same processes as a whole, and as the server saw them.");
        printProcesses(cold);
        List<Standing> warm = results.standings(Phase.WARM);
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
                "%d flags, %d requests at once, %s%s, %d round%s in the order of seed %d%n",
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
                "Everybody must come to %d OK, %d not found, %d errors, and files of SHA-256 %s.%n",
                expected.ok(),
                expected.notFound(),
                expected.errors(),
                expected.filesSha256().substring(0, 16));
        out.printf(
                Locale.ROOT,
                "Machine: %s, %d cores, %d MB; Java: %s%n",
                machine.system(),
                machine.cores(),
                machine.memoryMegabytes(),
                machine.java());
        out.printf(
                "JVMs of the styles: %s%s%n",
                machine.jvmFlags(),
                machine.environment().isEmpty() ? "" : "; " + String.join(" ", machine.environment()));
    }

    private void printElapsed(List<Standing> standings) {
        Optional<Spread> reference = standings.stream()
                .filter(standing -> standing.contestant().equals(REFERENCE) && !standing.isVoid())
                .findFirst()
                .flatMap(Standing::elapsed);
        var table = new TextTable();
        table.add(List.of("", "elapsed s", "ideal s", "efficiency", "report lag ms", "speed-up"));
        for (Standing standing : standings) {
            table.add(List.of(
                    mark(standing),
                    format(standing.elapsed(), 3, 1),
                    standing.ideal().map(spread -> spread.formatMedian(3, 1)).orElse(UNKNOWN),
                    standing.efficiency()
                            .map(spread -> spread.formatMedian(2, 1))
                            .orElse(UNKNOWN),
                    format(standing.reportLag(), 1, MILLI),
                    speedUp(standing, reference)));
        }
        table.print(out);
        printFastest(standings);
    }

    private static String speedUp(Standing standing, Optional<Spread> reference) {
        Optional<Spread> elapsed = standing.elapsed();
        if (standing.isVoid() || elapsed.isEmpty() || reference.isEmpty()) {
            return UNKNOWN;
        }
        if (standing.contestant().equals(REFERENCE)) {
            return "1";
        }
        return elapsed.get().overlaps(reference.get())
                ? "no difference"
                : String.format(
                        Locale.ROOT,
                        "%.1f",
                        reference.get().median() / elapsed.get().median());
    }

    private void printFastest(List<Standing> standings) {
        List<Standing> timed = standings.stream()
                .filter(Standing::counts)
                .sorted(Comparator.comparing(
                        standing -> standing.elapsed().orElseThrow().median()))
                .toList();
        if (timed.size() < 2) {
            return;
        }
        Spread least = timed.get(0).elapsed().orElseThrow();
        List<String> same = timed.stream()
                .skip(1)
                .filter(standing -> standing.elapsed().orElseThrow().overlaps(least))
                .map(Standing::contestant)
                .toList();
        out.println("Fastest: " + timed.get(0).contestant()
                + (same.isEmpty() ? "." : "; no difference (the ranges overlap): " + String.join(", ", same) + "."));
    }

    private void printProcesses(List<Standing> standings) {
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
        for (Standing standing : standings) {
            table.add(List.of(
                    mark(standing),
                    format(standing.wall(), 3, 1),
                    format(standing.cpu(), 2, 1),
                    standing.memory().map(spread -> spread.formatMedian(0, 1)).orElse(UNKNOWN),
                    standing.peakThreads()
                            .map(spread -> spread.formatMedian(0, 1))
                            .orElse(UNKNOWN),
                    standing.peakInFlight()
                            .map(spread -> spread.formatMedian(0, 1))
                            .orElse(UNKNOWN),
                    standing.connections()
                            .map(spread -> spread.formatMedian(0, 1))
                            .orElse(UNKNOWN),
                    standing.reused().map(spread -> spread.formatMedian(0, 1)).orElse(UNKNOWN),
                    standing.serverCpu()
                            .map(spread -> spread.formatMedian(2, 1))
                            .orElse(UNKNOWN)));
        }
        table.print(out);
    }

    private static String format(Optional<Spread> spread, int decimals, double unit) {
        return spread.map(figures -> figures.format(decimals, unit)).orElse(UNKNOWN);
    }

    private static String mark(Standing standing) {
        return standing.isVoid()
                ? standing.contestant() + " (void)"
                : standing.contestant() + (standing.serverBound() > 0 ? " *" : "");
    }

    private void printNotes(List<Standing> cold, List<Standing> warm) {
        List<String> notes = new ArrayList<>(results.notes());
        cold.forEach(
                standing -> standing.remarks().forEach(remark -> notes.add(standing.contestant() + ": " + remark)));
        warm.forEach(standing ->
                standing.remarks().forEach(remark -> notes.add(standing.contestant() + ", warm: " + remark)));
        notes.forEach(note -> out.println("* " + note));
        out.println(
                "Efficiency is ideal / elapsed; ideal is the time of a perfect client that only waits for the server.");
        out.println("Report lag is for how long a finished flag waits until the program learns of it, on average.");
        out.println("Times are of whole lists of flags, and say nothing of how long single requests take.");
    }
}
