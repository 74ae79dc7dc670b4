package loiter.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import loiter.timeline.Trace.Event;
import loiter.timeline.Trace.Span;

/** A trace as lines of text: a time axis, a row for each thread, and a legend. */
public final class TextTimeline {
    private static final char EMPTY = ' ';
    private static final int NAME_COLUMNS = 11;
    private static final int MAX_COLUMNS = 79;

    private final Trace trace;
    private final TimeAxis axis;

    /** @param unit the time between two ticks of the axis, unless they would be too many */
    public TextTimeline(Trace trace, Duration unit) {
        this.trace = trace;
        this.axis = TimeAxis.of(unit, trace.end());
    }

    /** Returns the lines. */
    public List<String> lines() {
        List<String> rows = trace.threads().stream().map(this::row).toList();
        List<String> lines = new ArrayList<>();
        lines.add(line(axis.unitName(), axis.labels()));
        for (int row = 0; row < rows.size(); row++) {
            lines.add(line(trace.threads().get(row), rows.get(row)));
        }
        lines.addAll(legend(String.join("", rows)));
        return lines;
    }

    private static String line(String name, String text) {
        return name + " ".repeat(Math.max(1, NAME_COLUMNS - name.length())) + text;
    }

    private String row(String thread) {
        char[] row = new char[axis.column(trace.end()) + 1];
        Arrays.fill(row, EMPTY);
        if (trace.isMain(thread)) {
            Arrays.fill(row, 0, axis.column(trace.mainEnd()), Marker.WAITING.symbol());
        }
        List<Span> spans = trace.spansOf(thread);
        spans.forEach(span -> fill(row, span));
        // A span without a column of its own is drawn over the span that follows it.
        spans.stream().filter(span -> columns(span) == 0).forEach(span -> row[axis.column(span.start())] = last(span));
        List<Event> events = trace.eventsOf(thread);
        for (Event event : events) {
            int column = axis.column(event.time());
            boolean several = events.stream()
                    .anyMatch(other -> axis.column(other.time()) == column && other.symbol() != event.symbol());
            row[column] = several ? Marker.SEVERAL.symbol() : event.symbol();
        }
        return new String(row).stripTrailing();
    }

    private int columns(Span span) {
        return axis.column(span.end()) - axis.column(span.start());
    }

    private void fill(char[] row, Span span) {
        int end = axis.column(span.end());
        if (columns(span) > 0) {
            Arrays.fill(row, axis.column(span.start()), end, span.symbol());
            row[end - 1] = last(span);
        }
    }

    private static char last(Span span) {
        return switch (span.outcome()) {
            case DONE, OTHER_WORK -> span.symbol();
            case INTERRUPTED -> Marker.CANCELLED.symbol();
            case FAILED -> Marker.EXCEPTION.symbol();
        };
    }

    /** Returns the symbols in the rows with their descriptions, in lines that fit into a terminal. */
    private static List<String> legend(String rows) {
        Stream<String> tasks = Stream.of("1: task 1, or its result");
        Stream<String> letters = rows.indexOf('a') >= 0 ? Stream.of("a: task 10") : Stream.empty();
        Stream<String> markers = Arrays.stream(Marker.values())
                .filter(marker -> rows.indexOf(marker.symbol()) >= 0)
                .map(marker -> marker.symbol() + ": " + marker.description());
        List<String> entries =
                Stream.of(tasks, letters, markers).flatMap(some -> some).toList();
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder(line("", "("));
        for (int entry = 0; entry < entries.size(); entry++) {
            String text = entries.get(entry) + (entry < entries.size() - 1 ? ", " : ")");
            if (line.length() + text.stripTrailing().length() > MAX_COLUMNS) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(line("", " "));
            }
            line.append(text);
        }
        lines.add(line.toString());
        return lines;
    }
}
