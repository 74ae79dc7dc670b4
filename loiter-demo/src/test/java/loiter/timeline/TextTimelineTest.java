package loiter.timeline;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import loiter.timeline.Recording.Moment;
import loiter.timeline.Recording.Span;
import org.junit.jupiter.api.Test;

class TextTimelineTest {
    private static final Duration SECOND = ofSeconds(1);

    @Test
    void givesFourColumnsToAUnitAndRoundsToTheNearest() {
        List<String> lines = lines(ofMillis(2_100), span(ofMillis(110), ofMillis(1_130), Outcome.DONE));

        assertThat(lines.get(0)).isEqualTo("seconds    0   1   2");
        assertThat(lines.get(1)).isEqualTo("main       --------");
        assertThat(lines.get(2)).isEqualTo("worker-1   11111");
    }

    @Test
    void showsWhatTookNoTimeBeforeWhatCameThen() {
        Span instant = new Span("worker-1", ZERO, ofMillis(2), '0', "loiter(0)", Outcome.DONE);
        Span next = span(ofMillis(2), SECOND, Outcome.DONE);

        assertThat(lines(SECOND, instant, next).get(2)).isEqualTo("worker-1   0111");
    }

    @Test
    void showsHowATaskEnded() {
        assertThat(lines(SECOND, span(ZERO, SECOND, Outcome.INTERRUPTED)).get(2))
                .isEqualTo("worker-1   111x");
        assertThat(lines(SECOND, span(ZERO, SECOND, Outcome.FAILED)).get(2)).isEqualTo("worker-1   111!");
        assertThat(lines(SECOND, span(ZERO, ZERO, Outcome.FAILED)).get(2)).isEqualTo("worker-1   !");
    }

    @Test
    void showsSeveralMomentsAsOneUnlessTheyAreAlike() {
        var unlike = List.of(new Moment("main", SECOND, '1'), new Moment("main", SECOND, '2'));
        var alike = List.of(new Moment("main", SECOND, '1'), new Moment("main", SECOND, '1'));

        assertThat(lines(new Recording(List.of("main"), SECOND, List.of(), unlike)))
                .contains("main       ----+");
        assertThat(lines(new Recording(List.of("main"), SECOND, List.of(), alike)))
                .contains("main       ----1");
    }

    @Test
    void explainsTheSignsThatItUses() {
        assertThat(lines(SECOND, span(ZERO, SECOND, Outcome.DONE)))
                .last()
                .isEqualTo("           (1: task 1, or its result, -: waits)");
        assertThat(lines(SECOND, span(ZERO, SECOND, Outcome.FAILED)))
                .last()
                .isEqualTo("           (1: task 1, or its result, -: waits, !: exception)");
    }

    @Test
    void fitsALongRunIntoTheWidthOfAPage() {
        List<String> lines = lines(ofSeconds(630), span(ZERO, ofSeconds(630), Outcome.DONE));

        assertThat(lines.get(0))
                .startsWith("seconds    0   26  52  78  104 130")
                .hasSizeLessThan(120);
        assertThat(lines.get(2)).matches("worker-1   1{97}");
    }

    @Test
    void countsUnitsThatAreNoSeconds() {
        var recording = new Recording(List.of("main"), ofMillis(600), List.of(), List.of());

        assertThat(new TextTimeline(recording, ofMillis(250)).lines())
                .startsWith("x 0.25s    0   1   2", "main       ----------");
    }

    private static Span span(Duration start, Duration end, Outcome outcome) {
        return new Span("worker-1", start, end, '1', "loiter(1)", outcome);
    }

    private static List<String> lines(Duration mainUntil, Span... spans) {
        return lines(new Recording(List.of("main", "worker-1"), mainUntil, List.of(spans), List.of()));
    }

    private static List<String> lines(Recording recording) {
        return new TextTimeline(recording, SECOND).lines();
    }
}
