package loiter.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loiter.timeline.Recording.Moment;
import loiter.timeline.Recording.Span;

/** A recording as lines of text: an axis, a row for each thread, and what the signs mean. */
public final class TextTimeline {
    private static final char NOTHING = ' ';
    private static final int NAME_COLUMNS = 11;

    private final Recording recording;
    private final TimeAxis scale;

    /** @param unit of time, to which the columns belong */
    public TextTimeline(Recording recording, Duration unit) {
        this.recording = recording;
        this.scale = TimeAxis.of(unit, recording.end());
    }

    /** The lines. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line(scale.name(), scale.axis()));
        for (String thread : recording.threads()) {
            lines.add(line(thread, row(thread)));
        }
        lines.add(line("", legend(lines.subList(1, lines.size()))));
        return lines;
    }

    private static String line(String name, String text) {
        return name + " ".repeat(Math.max(1, NAME_COLUMNS - name.length())) + text;
    }

    private String row(String thread) {
        char[] row = new char[scale.column(recording.end()) + 1];
        Arrays.fill(row, NOTHING);
        if (thread.equals(recording.threads().get(0))) {
            Arrays.fill(row, 0, scale.column(recording.mainUntil()), Marker.WAITS.symbol());
        }
        List<Span> spans = recording.spans().stream()
                .filter(span -> span.thread().equals(thread))
                .toList();
        spans.forEach(span -> fill(row, span));
        // What took next to no time shares its column with what came then, and would not be seen below it.
        spans.stream().filter(span -> columns(span) == 0).forEach(span -> row[scale.column(span.start())] = last(span));
        char[] moments = moments(thread, row.length);
        for (int column = 0; column < row.length; column++) {
            row[column] = moments[column] == NOTHING ? row[column] : moments[column];
        }
        return new String(row).stripTrailing();
    }

    private int columns(Span span) {
        return scale.column(span.end()) - scale.column(span.start());
    }

    private void fill(char[] row, Span span) {
        int end = scale.column(span.end());
        if (columns(span) > 0) {
            Arrays.fill(row, scale.column(span.start()), end, span.symbol());
            row[end - 1] = last(span);
        }
    }

    private static char last(Span span) {
        return switch (span.outcome()) {
            case DONE -> span.symbol();
            case INTERRUPTED -> Marker.CANCELLED.symbol();
            case FAILED -> Marker.EXCEPTION.symbol();
        };
    }

    private char[] moments(String thread, int columns) {
        char[] symbols = new char[columns];
        Arrays.fill(symbols, NOTHING);
        for (Moment moment : recording.moments()) {
            if (moment.thread().equals(thread)) {
                int column = scale.column(moment.at());
                boolean taken = symbols[column] != NOTHING && symbols[column] != moment.symbol();
                symbols[column] = taken ? Marker.SEVERAL.symbol() : moment.symbol();
            }
        }
        return symbols;
    }

    private String legend(List<String> lines) {
        String rows =
                lines.stream().map(line -> line.substring(NAME_COLUMNS - 1)).collect(Collectors.joining());
        Stream<String> signs = Arrays.stream(Marker.values())
                .filter(sign -> rows.indexOf(sign.symbol()) >= 0)
                .map(sign -> sign.symbol() + ": " + sign.meaning());
        return Stream.concat(Stream.of("(1: task 1, or its result"), signs).collect(Collectors.joining(", ")) + ")";
    }
}
