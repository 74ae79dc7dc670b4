package loiter.timeline;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The events of a lesson. Times are durations since its start.
 *
 * @param threads the names of all threads in the order of their creation, beginning with the main thread
 * @param mainEnd the time of the main thread's last line; until then it is blocked wherever it has no span
 * @param spans the activities
 * @param events the events without duration
 */
public record Trace(List<String> threads, Duration mainEnd, List<Span> spans, List<Event> events) {
    /**
     * An activity of a thread.
     *
     * @param symbol the character that represents it in a text timeline
     * @param name its name in a chart
     */
    public record Span(String thread, Duration start, Duration end, char symbol, String name, Outcome outcome) {}

    /** The outcome of an activity. */
    public enum Outcome {
        /** A task ended normally. */
        DONE("done"),

        /** A task ended with an {@link InterruptedException}. */
        INTERRUPTED("interrupted"),

        /** A task ended with another exception. */
        FAILED("fails"),

        /** The thread did not run a task: it simulated other work. */
        OTHER_WORK("other work");

        private final String description;

        Outcome(String description) {
            this.description = description;
        }

        /** Returns the description for the user. */
        public String description() {
            return description;
        }
    }

    /**
     * An event of a thread.
     *
     * @param symbol the character that represents it in a text timeline
     */
    public record Event(String thread, Duration time, char symbol) {}

    /** Returns the activities of a thread. */
    List<Span> spansOf(String thread) {
        return spans.stream().filter(span -> span.thread().equals(thread)).toList();
    }

    /** Returns the events of a thread. */
    List<Event> eventsOf(String thread) {
        return events.stream().filter(event -> event.thread().equals(thread)).toList();
    }

    /** Returns whether a thread is the main thread. */
    boolean isMain(String thread) {
        return thread.equals(threads.get(0));
    }

    /** Returns the time at which the last activity or event ends. */
    Duration end() {
        return Stream.of(
                        Stream.of(mainEnd),
                        spans.stream().map(Span::end),
                        events.stream().map(Event::time))
                .flatMap(times -> times)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
