package race.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import race.results.Expectation.Delays;
import race.results.Sample.ServerCounts;
import race.results.Work.Kind;

class RulesTest {
    private static final double WALL_SECONDS = 2;

    private final Rules rules = new Rules(
            new Work(Kind.FLAGS, List.of("BC", "BR", "CN"), "DELAY", "0.5", 2),
            new Expectation(2, 1, 0, "hash", new Delays(0.5, 1.5)));

    @Test
    void theSameWorkInAPlausibleTimeIsValid() {
        assertThat(rules.check(report(2, 0.8), WALL_SECONDS)).isEmpty();
        assertThat(rules.check(new ServerCounts(6, 2, 2), 2, "hash")).isEmpty();
    }

    @Test
    void otherCountsAreAViolation() {
        assertThat(rules.check(report(3, 0.8), WALL_SECONDS))
                .containsExactly("3 OK, 1 not found, 0 errors instead of 2, 1, 0");
    }

    @Test
    void aTimeThatTheDelaysDoNotAllowIsAViolation() {
        assertThat(rules.check(report(2, 0.1), WALL_SECONDS))
                .containsExactly("elapsedSeconds is 0.100, less than the server's delays: 0.750");
        assertThat(rules.check(report(2, 0.74), WALL_SECONDS)).isEmpty();
    }

    @Test
    void aTimeShorterThanTheReportedIdealIsAViolation() {
        assertThat(rules.check(report(2, 0, 0.8, 9.0), WALL_SECONDS))
                .containsExactly("elapsedSeconds is 0.800, less than idealSeconds: 9.000");
        assertThat(rules.check(report(2, 0, 0.8, 0.81), WALL_SECONDS)).isEmpty();
    }

    @Test
    void aTimeLongerThanTheProcessIsAViolation() {
        assertThat(rules.check(report(2, 2.1), WALL_SECONDS))
                .containsExactly("elapsedSeconds is 2.100, more than the whole process took: 2.000");
    }

    @Test
    void otherRequestsOrFilesAreViolations() {
        assertThat(rules.check(new ServerCounts(4, 4, 3), 1, "other"))
                .containsExactly(
                        "4 requests reached the server instead of 3",
                        "3 requests were in flight together instead of at most 2",
                        "the files differ from the expected ones");
    }

    @Test
    void aServerThatRejectsRequestsMakesErrorsResults() {
        var rejecting =
                new Rules(new Work(Kind.FLAGS, List.of("BC", "BR", "CN"), "BUSY", "0.5", 2, 3), rules.expected());

        assertThat(rejecting.check(report(0, 2, 0.1, 9.0), WALL_SECONDS)).isEmpty();
        assertThat(rejecting.check(new ServerCounts(9, 2, 2), 1, "other")).isEmpty();
        assertThat(rejecting.check(new ServerCounts(9, 2, 3), 1, "other"))
                .containsExactly("3 requests were in flight together instead of at most 2");
        assertThat(rejecting.check(report(2, 2.1), WALL_SECONDS)).hasSize(1);
        assertThat(rejecting.check(report(0, 0, 0.1, null), WALL_SECONDS))
                .containsExactly("1 results of 3 codes instead of 3");
        assertThat(rejecting.check(report(Integer.MAX_VALUE, Integer.MAX_VALUE, 0.1, null), WALL_SECONDS))
                .containsExactly("4294967295 results of 3 codes instead of 3");
    }

    private static ProgramReport report(int ok, double elapsedSeconds) {
        return report(ok, 0, elapsedSeconds, null);
    }

    private static ProgramReport report(int ok, int errors, double elapsedSeconds, @Nullable Double idealSeconds) {
        return new ProgramReport(3, 2, ok, 1, errors, elapsedSeconds, idealSeconds, null, null, null);
    }
}
