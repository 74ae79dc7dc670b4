package flags.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import flags.common.Report.Run;
import flags.common.Report.Times;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import reporting.Counts;

class ReportTest {
    private static final Times SHORT = new Times(Duration.ofMillis(614), Optional.empty(), Optional.empty());

    @Test
    void printsCountsAndTime() {
        assertThat(text(report(1000, 17, 9, 2, SHORT))).isEqualToNormalizingNewlines("""
                --------------------
                 17 flags downloaded.
                  9 not found.
                  2 errors.
                    Run with -v to see the reason for each error.
                972 not finished.
                Elapsed time: 0.61s
                """);
    }

    @Test
    void doesNotRecommendVerboseOutputInAVerboseRun() {
        assertThat(printed(report(1, 0, 0, 1, SHORT), (report, out) -> report.print(out, true)))
                .contains("  1 error.")
                .doesNotContain("-v");
    }

    @Test
    @ResourceLock(Resources.LOCALE)
    void isTheSameInEveryLocale() {
        // given
        Locale original = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            // when / then
            assertThat(text(report(1, 1, 0, 0, SHORT))).endsWith("Elapsed time: 0.61s" + System.lineSeparator());
        } finally {
            Locale.setDefault(original);
        }
    }

    @Test
    void jsonHasAllFieldsInOrder() {
        // given
        var times = new Times(
                Duration.ofMillis(1600),
                Optional.of(Duration.ofMillis(1000)),
                Optional.of(Duration.ofNanos(12_345_678)));

        // when / then
        assertThat(json(report(30, 17, 9, 2, times)))
                .isEqualToNormalizingNewlines(
                        "{\"program\":\"flags-some\",\"site\":\"DELAY\",\"server\":\"embedded\","
                                + "\"codes\":30,\"concurrency\":3,\"ok\":17,\"notFound\":9,\"errors\":2,\"unfinished\":2,\"retries\":3,"
                                + "\"elapsedSeconds\":1.600000,\"idealSeconds\":1.000000,\"efficiency\":0.6250,\"meanReadLatencySeconds\":0.012346,\"peakThreads\":N}\n");
    }

    @Test
    void jsonHasNullForUnknownValues() {
        // given
        var run = new Run("flags-some", "CUSTOM", false, 1, 1);

        // when / then
        assertThat(json(new Report(run, new Counts(1, 0, 0, 0), 0, SHORT)))
                .contains("\"server\":\"standalone\"")
                .endsWith(
                        "\"elapsedSeconds\":0.614000,\"idealSeconds\":null,\"efficiency\":null,\"meanReadLatencySeconds\":null,\"peakThreads\":N}"
                                + System.lineSeparator());
    }

    private static Report report(int downloads, int ok, int notFound, int errors, Times times) {
        var counts = new Counts(ok, notFound, errors, downloads - ok - notFound - errors);
        return new Report(new Run("flags-some", "DELAY", true, downloads, 3), counts, 3, times);
    }

    private static String text(Report report) {
        return printed(report, (printed, out) -> printed.print(out, false));
    }

    private static String json(Report report) {
        return printed(report, Report::printJson).replaceFirst("\"peakThreads\":[1-9]\\d*", "\"peakThreads\":N");
    }

    private static String printed(Report report, BiConsumer<Report, PrintStream> print) {
        var bytes = new ByteArrayOutputStream();
        print.accept(report, new PrintStream(bytes, true, UTF_8));
        return bytes.toString(UTF_8);
    }
}
