package reporting;

import java.io.PrintStream;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/**
 * The numbers of results of a run. Each result is counted once.
 *
 * @param ok the number of results that were saved
 * @param notFound the number of results that do not exist
 * @param errors the number of results that failed
 * @param unfinished the number of results that were not started or not finished
 */
public record Counts(int ok, int notFound, int errors, int unfinished) {
    /**
     * Prints the counts for people, without those that are zero.
     *
     * @param noun what was saved, such as {@code flag}
     * @param verb how it was saved, such as {@code downloaded}
     * @param verbose whether each error was printed already
     */
    public void print(PrintStream out, String noun, String verb, boolean verbose) {
        out.println("-".repeat(20));
        out.printf(Locale.ROOT, "%3d %s%s %s.%n", ok, noun, ok == 1 ? "" : "s", verb);
        if (notFound > 0) {
            out.printf(Locale.ROOT, "%3d not found.%n", notFound);
        }
        if (errors > 0) {
            out.printf(Locale.ROOT, "%3d error%s.%n", errors, errors == 1 ? "" : "s");
            if (!verbose) {
                out.println("    Run with -v to see the reason for each error.");
            }
        }
        if (unfinished > 0) {
            out.printf(Locale.ROOT, "%3d not finished.%n", unfinished);
        }
    }

    /** Writes the counts as properties of a JSON object. */
    public void write(JsonGenerator json) {
        json.writeNumberProperty("ok", ok);
        json.writeNumberProperty("notFound", notFound);
        json.writeNumberProperty("errors", errors);
        json.writeNumberProperty("unfinished", unfinished);
    }
}
