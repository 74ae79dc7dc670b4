package atlas.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import atlas.common.AtlasReport.Run;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reporting.Counts;

class AtlasReportTest {
    private static final Duration ELAPSED = Duration.ofMillis(614);

    @Test
    void printsCountsRequestsAndTime() {
        assertThat(printed(report(new Counts(20, 3, 1, 2), 1234, 7), (report, out) -> report.print(out, false)))
                .isEqualToNormalizingNewlines("""
                        --------------------
                         20 cards made.
                          3 not found.
                          1 error.
                            Run with -v to see the reason for each error.
                          2 not finished.
                        1234 requests sent, 7 cancelled.
                        Elapsed time: 0.61s
                        """);
    }

    @Test
    void omitsZeroLinesAndUsesTheSingular() {
        assertThat(printed(report(new Counts(1, 0, 0, 0), 1, 0), (report, out) -> report.print(out, true)))
                .isEqualToNormalizingNewlines("""
                        --------------------
                          1 card made.
                          1 request sent, 0 cancelled.
                        Elapsed time: 0.61s
                        """);
    }

    @Test
    void jsonHasAllFieldsInOrder() {
        assertThat(printed(report(new Counts(20, 3, 1, 2), 1234, 7), AtlasReport::printJson))
                .isEqualToNormalizingNewlines("{\"program\":\"atlas-some\",\"mirrors\":3,\"server\":\"embedded\","
                        + "\"codes\":26,\"concurrency\":10,\"ok\":20,\"notFound\":3,\"errors\":1,\"unfinished\":2,"
                        + "\"requestsSent\":1234,\"requestsCancelled\":7,\"requestsInFlight\":0,"
                        + "\"elapsedSeconds\":0.614000}\n");
    }

    @Test
    void jsonHasNoRequestsInFlightForServersOutsideTheProcess() {
        var run = new Run("atlas-some", 1, false, 1, 1);
        var report = new AtlasReport(run, new Counts(1, 0, 0, 0), new RequestCounts(), OptionalInt.empty(), ELAPSED);

        assertThat(printed(report, AtlasReport::printJson))
                .contains("\"server\":\"standalone\"", "\"requestsInFlight\":null");
    }

    private static AtlasReport report(Counts cards, int sent, int cancelled) {
        var requests = new RequestCounts();
        IntStream.range(0, sent).forEach(i -> requests.countSent());
        IntStream.range(0, cancelled).forEach(i -> requests.countCancelled());
        return new AtlasReport(new Run("atlas-some", 3, true, 26, 10), cards, requests, OptionalInt.of(0), ELAPSED);
    }

    private static String printed(AtlasReport report, BiConsumer<AtlasReport, PrintStream> print) {
        var bytes = new ByteArrayOutputStream();
        print.accept(report, new PrintStream(bytes, true, UTF_8));
        return bytes.toString(UTF_8);
    }
}
