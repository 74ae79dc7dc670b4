package loiter.timeline;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import loiter.timeline.Trace.Event;
import loiter.timeline.Trace.Outcome;
import loiter.timeline.Trace.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextTimelineTest {
    private static final Duration SECOND = ofSeconds(1);

    @Test
    void hasFourColumnsPerUnitAndRoundsToTheNearest() {
        List<String> lines = lines(ofMillis(2_100), span(ofMillis(110), ofMillis(1_130), Outcome.DONE));

        assertThat(lines.get(0)).isEqualTo("seconds    0   1   2");
        assertThat(lines.get(1)).isEqualTo("main       --------");
        assertThat(lines.get(2)).isEqualTo("worker-1   11111");
    }

    @Test
    void showsATaskWithoutDurationBeforeTheNextTask() {
        Span instant = new Span("worker-1", ZERO, ofMillis(2), '0', "loiter(0)", Outcome.DONE);
        Span next = span(ofMillis(2), SECOND, Outcome.DONE);

        assertThat(lines(SECOND, instant, next).get(2)).isEqualTo("worker-1   0111");
    }

    @Test
    void showsHowATaskEnded() {
        assertThat(lines(SECOND, span(ZERO, SECOND, Outcome.INTERRUPTED)).get(2))
                .isEqualTo("worker-1   111#");
        assertThat(lines(SECOND, span(ZERO, SECOND, Outcome.FAILED)).get(2)).isEqualTo("worker-1   111!");
        assertThat(lines(SECOND, span(ZERO, ZERO, Outcome.FAILED)).get(2)).isEqualTo("worker-1   !");
    }

    @Test
    void showsOtherWorkOfTheMainThreadInsteadOfWaiting() {
        Span work = new Span("main", ZERO, SECOND, '=', "", Outcome.OTHER_WORK);

        assertThat(lines(ofSeconds(2), work))
                .contains("main       ====----", "           (1: task 1, or its result, -: waits, =: other work)");
    }

    @Test
    void combinesDifferentEventsAtTheSameTime() {
        var different = List.of(new Event("main", SECOND, '1'), new Event("main", SECOND, '2'));
        var same = List.of(new Event("main", SECOND, '1'), new Event("main", SECOND, '1'));

        assertThat(lines(new Trace(List.of("main"), SECOND, List.of(), different)))
                .contains("main       ----+");
        assertThat(lines(new Trace(List.of("main"), SECOND, List.of(), same))).contains("main       ----1");
    }

    @Test
    void showsEventsAfterTheEndOfTheMainThread() {
        var event = new Event("callback-1", ofSeconds(2), '*');

        assertThat(lines(new Trace(List.of("main", "callback-1"), SECOND, List.of(), List.of(event))))
                .contains("main       ----", "callback-1         *");
    }

    @Test
    void legendExplainsTheSymbolsInUse() {
        assertThat(lines(SECOND, span(ZERO, SECOND, Outcome.DONE)))
                .last()
                .isEqualTo("           (1: task 1, or its result, -: waits)");
        assertThat(lines(SECOND, span(ZERO, SECOND, Outcome.FAILED)))
                .last()
                .isEqualTo("           (1: task 1, or its result, -: waits, !: exception)");
    }

    @ParameterizedTest
    @EnumSource
    void noMarkerIsTheSymbolOfATask(Marker marker) {
        assertThat(Character.digit(marker.symbol(), Character.MAX_RADIX)).isNegative();
    }

    @Test
    void wrapsALongLegend() {
        List<Event> events = List.of(
                new Event("main", ZERO, '?'),
                new Event("main", SECOND, '*'),
                new Event("main", ofSeconds(2), '#'),
                new Event("main", ofSeconds(3), '!'));

        assertThat(lines(new Trace(List.of("main"), ofSeconds(3), List.of(), events)))
                .endsWith(
                        "           (1: task 1, or its result, -: waits, ?: isDone, *: callback,",
                        "            #: cancelled or interrupted, !: exception)");
    }

    @Test
    void fitsALongRunIntoATerminal() {
        List<String> lines = lines(ofSeconds(630), span(ZERO, ofSeconds(630), Outcome.DONE));

        assertThat(lines.get(0)).startsWith("seconds    0   40  80  120 160").hasSizeLessThan(80);
        assertThat(lines.get(2)).matches("worker-1   1{63}");
    }

    @Test
    void countsUnitsOtherThanSeconds() {
        var trace = new Trace(List.of("main"), ofMillis(600), List.of(), List.of());

        assertThat(new TextTimeline(trace, ofMillis(250)).lines())
                .startsWith("x 0.25s    0   1   2", "main       ----------");
    }

    private static Span span(Duration start, Duration end, Outcome outcome) {
        return new Span("worker-1", start, end, '1', "loiter(1)", outcome);
    }

    private static List<String> lines(Duration mainEnd, Span... spans) {
        return lines(new Trace(List.of("main", "worker-1"), mainEnd, List.of(spans), List.of()));
    }

    private static List<String> lines(Trace trace) {
        return new TextTimeline(trace, SECOND).lines();
    }
}
