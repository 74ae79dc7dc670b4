package prices.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import prices.client.Query;
import prices.client.Result.Failure;

/**
 * The last lines of every style: failures and elapsed time.
 *
 * @param ideal the time that a perfect client would need, if known
 */
public record Report(RunResult result, Optional<Duration> ideal) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Prints the report. */
    public void print(PrintStream out) {
        result.failures().forEach((reason, failures) -> out.println(failureLine(reason, failures)));
        if (result.unfinished() > 0) {
            out.println(result.unfinished() + " not finished.");
        }
        double elapsed = seconds(result.elapsed());
        String comparison = ideal.map(time -> String.format(
                        Locale.ROOT, ", %.2f times the ideal of %.2fs", elapsed / seconds(time), seconds(time)))
                .orElse("");
        out.println(String.format(Locale.ROOT, "Elapsed time: %.2fs%s", elapsed, comparison));
    }

    private static String failureLine(String reason, List<Failure> failures) {
        Query first = failures.get(0).query();
        return "%s failed: %s (%s%s)".formatted(failures.size(), reason, first, failures.size() == 1 ? "" : " …");
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }
}
