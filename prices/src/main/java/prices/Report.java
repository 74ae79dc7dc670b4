package prices;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The end of what every style prints: what went wrong, and how long it took.
 *
 * @param ideal what a perfect client would have needed, if that is known
 */
record Report(Outcome outcome, Optional<Duration> ideal) {
    void print(PrintStream out) {
        for (Map.Entry<String, List<Failure>> failures : outcome.failures().entrySet()) {
            int number = failures.getValue().size();
            Query first = failures.getValue().get(0).query();
            out.println("%s failed: %s (%s)".formatted(number, failures.getKey(), number == 1 ? first : first + " …"));
        }
        if (outcome.unanswered() > 0) {
            out.println("%s not finished.".formatted(outcome.unanswered()));
        }
        double elapsed = outcome.elapsed().toNanos() / 1e9;
        String comparison = ideal.map(time -> String.format(
                        Locale.ROOT,
                        ", %.2f times the ideal of %.2fs",
                        elapsed / (time.toNanos() / 1e9),
                        time.toNanos() / 1e9))
                .orElse("");
        out.println(String.format(Locale.ROOT, "Elapsed time: %.2fs%s", elapsed, comparison));
    }
}
