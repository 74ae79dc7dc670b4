package loiter.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loiter.timeline.Trace.Outcome;
import timelines.Bar;
import timelines.BarStyle;
import timelines.Lane;
import timelines.Panel;
import timelines.State;
import timelines.Timelines;

/** Converts a trace to a chart. */
public final class ChartTimeline {
    private static final State WAITING = new State("waits", BarStyle.PALE);
    private static final State EVENT = new State("event", BarStyle.DARK);

    private ChartTimeline() {}

    /** Returns a chart with a lane for each thread. */
    public static Timelines of(Trace trace, String title, String subtitle) {
        List<Lane> lanes = trace.threads().stream()
                .map(thread -> new Lane(thread, bars(trace, thread)))
                .toList();
        return new Timelines(title, List.of(new Panel(subtitle, lanes)));
    }

    private static List<Bar> bars(Trace trace, String thread) {
        List<Bar> bars = new ArrayList<>();
        if (trace.isMain(thread)) {
            bars.add(new Bar(Duration.ZERO, trace.mainEnd(), WAITING, ""));
        }
        trace.spansOf(thread)
                .forEach(span -> bars.add(new Bar(span.start(), span.end(), state(span.outcome()), span.name())));
        trace.eventsOf(thread).forEach(event -> bars.add(new Bar(event.time(), event.time(), EVENT, "")));
        return bars;
    }

    private static State state(Outcome outcome) {
        return switch (outcome) {
            case DONE -> new State("task, done", BarStyle.PLAIN);
            case INTERRUPTED -> new State("task, interrupted", BarStyle.STRIPED);
            case FAILED -> new State("task, failed", BarStyle.CROSSED);
            case OTHER_WORK -> new State("other work", BarStyle.LINED);
        };
    }
}
