package race.output;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import race.results.Expectation;
import race.results.Machine;
import race.results.Results;
import race.results.Results.Setup;
import race.results.Sample.Phase;
import race.results.Work;
import race.results.Work.Kind;

/** Prints the results for a terminal of 80 columns. */
public final class ResultPrinter {
    private static final int SHOWN_HASH_DIGITS = 16;

    private static final List<String> OF_FLAGS = List.of(
            "Efficiency is ideal / elapsed. Ideal is the time of a perfect client, which only waits for the server's"
                    + " delays.",
            "A short run on a cold JVM spends most of its time on class loading and JIT compilation, so its efficiency"
                    + " is far below that of the long runs in docs/figures.md.",
            "Latency is the read latency: the mean time from the end of a download until the program reads its result.");

    private static final List<String> OF_CARDS =
            List.of("A cancelled request was no longer needed: another mirror was faster, or the card had failed.");

    private static final List<String> OF_ALL = List.of(
            "A speed-up of ~1 means that the range overlaps that of sequential.",
            "These are times of whole lists. They do not tell how long a single request takes.");

    private final Results results;
    private final PrintStream out;

    /**
     * @param results the results
     * @param out where to print
     */
    public ResultPrinter(Results results, PrintStream out) {
        this.results = results;
        this.out = out;
    }

    /** Returns what the figures mean, for the end of the text and for the page. */
    public static List<String> explanations(Results results) {
        List<String> special = results.setup().work().kind() == Kind.CARDS ? OF_CARDS : OF_FLAGS;
        return Stream.concat(special.stream(), OF_ALL.stream()).toList();
    }

    /** Prints conditions, tables and remarks. */
    public void print() {
        conditions(results).forEach(line -> TextLines.print(out, line));
        var tables = new ResultTables(results);
        print(tables, Phase.COLD);
        tables.others().forEach(table -> {
            out.println();
            table.print(out);
        });
        if (!results.summaries(Phase.WARM).isEmpty()) {
            print(tables, Phase.WARM);
        }
        out.println();
        tables.notes().forEach(note -> TextLines.print(out, "* " + note));
        explanations(results).forEach(line -> TextLines.print(out, line));
    }

    private void print(ResultTables tables, Phase phase) {
        out.println();
        tables.elapsed(phase).print(out);
        String verdict = Verdict.of(results, phase);
        if (!verdict.isEmpty()) {
            TextLines.print(out, verdict);
        }
    }

    private static String server(Work work) {
        return switch (work.server()) {
            case "" -> "";
            case "LOCAL" -> "LOCAL, ";
            default -> "%s (%s s), ".formatted(work.server(), work.delay());
        };
    }

    /** Returns the conditions of the race, one line each. */
    public static List<String> conditions(Results results) {
        Setup setup = results.setup();
        Work work = setup.work();
        Machine machine = setup.machine();
        return List.of(
                "%s, concurrency %s%s, %s%s round%s in the order of seed %s"
                        .formatted(
                                work.kind().count(work.codes().size()),
                                work.concurrency(),
                                work.retries() == 0 ? "" : ", retries " + work.retries(),
                                server(work),
                                setup.rounds(),
                                setup.rounds() == 1 ? "" : "s",
                                setup.seed()),
                expectation(work, results.expected()),
                "Machine: %s, %s cores, %s MB; Java: %s"
                        .formatted(machine.system(), machine.cores(), machine.memoryMegabytes(), machine.java()),
                "JVMs of the styles: %s%s"
                        .formatted(
                                machine.jvmFlags(),
                                machine.environment().isEmpty() ? "" : "; " + String.join(" ", machine.environment())));
    }

    private static String expectation(Work work, Expectation expected) {
        return work.mayBeRejected()
                ? "The server rejects requests: errors are results, and each contestant may have others."
                : "Expected of each: %s OK, %s not found, %s errors, and files with SHA-256 %s..."
                        .formatted(
                                expected.ok(),
                                expected.notFound(),
                                expected.errors(),
                                expected.filesSha256().substring(0, SHOWN_HASH_DIGITS));
    }
}
