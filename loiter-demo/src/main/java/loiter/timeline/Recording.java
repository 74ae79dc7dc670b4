package loiter.timeline;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What happened on a stage.
 *
 * @param threads in the order of their creation, those that did something
 * @param mainUntil when the first of the threads, main, said its last line; it did nothing but wait between its lines
 * @param spans what tasks did
 * @param moments what took no time
 */
public record Recording(List<String> threads, Duration mainUntil, List<Span> spans, List<Moment> moments) {
    /**
     * A task at work.
     *
     * @param thread that ran it
     * @param start since the beginning
     * @param end since the beginning
     * @param symbol of the task
     * @param name of the task
     * @param outcome how it ended
     */
    public record Span(String thread, Duration start, Duration end, char symbol, String name, Outcome outcome) {}

    /**
     * Something that a thread did on the way.
     *
     * @param thread that did it
     * @param at since the beginning
     * @param symbol what is shown
     */
    public record Moment(String thread, Duration at, char symbol) {}

    /** When the last thing happened. */
    public Duration end() {
        return Stream.concat(Stream.of(mainUntil), spans.stream().map(Span::end))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
