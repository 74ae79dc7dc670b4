package race.output;

import java.io.PrintStream;
import java.util.List;
import race.results.Expectation;
import race.results.Machine;
import race.results.Results;
import race.results.Results.Setup;
import race.results.Sample.Phase;
import race.results.Work;

/** Prints the results for a terminal of 80 columns. */
public final class ResultPrinter {
    private static final int SHOWN_HASH_DIGITS = 16;

    /** What the figures mean, for the end of the text and for the page. */
    public static final List<String> EXPLANATIONS = List.of(
            "Efficiency is ideal / elapsed. Ideal is the time of a perfect client, which only waits for the server's"
                    + " delays.",
            "A short run on a cold JVM spends most of its time on class loading and JIT compilation, so its efficiency"
                    + " is far below that of the long runs in docs/figures.md.",
            "Latency is the read latency: the mean time from the end of a download until the program reads its result.",
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

    /** Prints conditions, tables and remarks. */
    public void print() {
        conditions(results).forEach(line -> TextLines.print(out, line));
        var tables = new ResultTables(results);
        print(tables, Phase.COLD);
        out.println();
        tables.processes().print(out);
        out.println();
        tables.server().print(out);
        if (!results.summaries(Phase.WARM).isEmpty()) {
            print(tables, Phase.WARM);
        }
        out.println();
        tables.notes().forEach(note -> TextLines.print(out, "* " + note));
        EXPLANATIONS.forEach(line -> TextLines.print(out, line));
    }

    private void print(ResultTables tables, Phase phase) {
        out.println();
        tables.elapsed(phase).print(out);
        String verdict = Verdict.of(results, phase);
        if (!verdict.isEmpty()) {
            TextLines.print(out, verdict);
        }
    }

    /** Returns the conditions of the race, one line each. */
    public static List<String> conditions(Results results) {
        Setup setup = results.setup();
        Work work = setup.work();
        Machine machine = setup.machine();
        return List.of(
                "%s flag%s, concurrency %s%s, %s%s, %s round%s in the order of seed %s"
                        .formatted(
                                work.codes().size(),
                                work.codes().size() == 1 ? "" : "s",
                                work.concurrency(),
                                work.retries() == 0 ? "" : ", retries " + work.retries(),
                                work.server(),
                                work.server().equals("LOCAL") ? "" : " (" + work.delay() + " s)",
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
