package race.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import race.results.Sample.ServerCounts;

/**
 * The rules that a round must keep to be compared with others: the same work, and a plausible time. If the server rejects
 * requests, errors are results: each code must have one result, and the other rules about counts, files and delays do not
 * apply. Each method returns the violations, or an empty list.
 *
 * @param work the work of a round
 * @param expected the expected outcome
 */
public record Rules(Work work, Expectation expected) {
    /** Clocks differ, and a delay can end a little early. */
    private static final double TOLERANCE = 0.98;

    private static final double TOLERANCE_SECONDS = 0.005;

    /**
     * Checks the report of a round.
     *
     * @param maxSeconds the time of the whole process
     */
    public List<String> check(ProgramReport report, double maxSeconds) {
        List<String> violations = new ArrayList<>();
        if (work.mayBeRejected()) {
            checkSum(report, violations);
        } else {
            checkOutcome(report, violations);
        }
        if (report.elapsedSeconds() > maxSeconds + TOLERANCE_SECONDS) {
            violations.add(String.format(
                    Locale.ROOT,
                    "elapsedSeconds is %.3f, more than the whole process took: %.3f",
                    report.elapsedSeconds(),
                    maxSeconds));
        }
        return violations;
    }

    private void checkSum(ProgramReport report, List<String> violations) {
        // The sum of three integers can overflow.
        long results = (long) report.ok() + report.notFound() + report.errors();
        if (results != work.codes().size() || report.codes() != results) {
            violations.add("%s results of %s codes instead of %s"
                    .formatted(results, report.codes(), work.codes().size()));
        }
    }

    private void checkOutcome(ProgramReport report, List<String> violations) {
        if (report.ok() != expected.ok()
                || report.notFound() != expected.notFound()
                || report.errors() != expected.errors()) {
            violations.add("%s OK, %s not found, %s errors instead of %s, %s, %s"
                    .formatted(
                            report.ok(),
                            report.notFound(),
                            report.errors(),
                            expected.ok(),
                            expected.notFound(),
                            expected.errors()));
        }
        requireSeconds(expected.delays().minSeconds(work.concurrency()), "the server's delays", report, violations);
        if (report.idealSeconds() != null) {
            requireSeconds(report.idealSeconds(), "idealSeconds", report, violations);
        }
    }

    private static void requireSeconds(double min, String name, ProgramReport report, List<String> violations) {
        if (report.elapsedSeconds() < min * TOLERANCE - TOLERANCE_SECONDS) {
            violations.add(String.format(
                    Locale.ROOT, "elapsedSeconds is %.3f, less than %s: %.3f", report.elapsedSeconds(), name, min));
        }
    }

    /**
     * Checks the outside of a process.
     *
     * @param counts the counts of the server
     * @param rounds the number of rounds in the process
     * @param filesSha256 the hash of the files in the destination
     */
    public List<String> check(ServerCounts counts, int rounds, String filesSha256) {
        List<String> violations = new ArrayList<>();
        long requests = (long) rounds * work.codes().size();
        if (!work.mayBeRejected() && counts.requests() != requests) {
            violations.add("%s requests reached the server instead of %s".formatted(counts.requests(), requests));
        }
        if (counts.peakInFlight() > work.concurrency()) {
            violations.add("%s requests were in flight together instead of at most %s"
                    .formatted(counts.peakInFlight(), work.concurrency()));
        }
        violations.addAll(check(filesSha256));
        return violations;
    }

    /**
     * Checks the files of a process.
     *
     * @param filesSha256 the hash of the files in the destination
     */
    public List<String> check(String filesSha256) {
        return work.mayBeRejected() || filesSha256.equals(expected.filesSha256())
                ? List.of()
                : List.of("the files differ from the expected ones");
    }
}
