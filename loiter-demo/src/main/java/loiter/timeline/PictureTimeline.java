package loiter.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loiter.timeline.Recording.Span;
import timelines.Bar;
import timelines.BarStyle;
import timelines.Lane;
import timelines.Panel;
import timelines.State;
import timelines.Timelines;

/** A recording as a picture. */
public final class PictureTimeline {
    private static final State WAITS = new State("waits", BarStyle.PALE);
    private static final State MOMENT = new State("event", BarStyle.DARK);

    private PictureTimeline() {}

    /** The picture, still to be drawn. */
    public static Timelines of(Recording recording, String title, String subtitle) {
        List<Lane> lanes = recording.threads().stream()
                .map(thread -> new Lane(thread, bars(recording, thread)))
                .toList();
        return new Timelines(title, List.of(new Panel(subtitle, lanes)));
    }

    private static List<Bar> bars(Recording recording, String thread) {
        List<Bar> bars = new ArrayList<>();
        if (thread.equals(recording.threads().get(0))) {
            bars.add(new Bar(Duration.ZERO, recording.mainUntil(), WAITS, ""));
        }
        recording.spans().stream()
                .filter(span -> span.thread().equals(thread))
                .map(span -> new Bar(span.start(), span.end(), state(span), span.name()))
                .forEach(bars::add);
        recording.moments().stream()
                .filter(moment -> moment.thread().equals(thread))
                .map(moment -> new Bar(moment.at(), moment.at(), MOMENT, ""))
                .forEach(bars::add);
        return bars;
    }

    private static State state(Span span) {
        return switch (span.outcome()) {
            case DONE -> new State("task, done", BarStyle.PLAIN);
            case INTERRUPTED -> new State("task, interrupted", BarStyle.STRIPED);
            case FAILED -> new State("task, failed", BarStyle.CROSSED);
        };
    }
}
