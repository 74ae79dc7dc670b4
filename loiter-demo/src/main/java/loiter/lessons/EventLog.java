package loiter.lessons;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import loiter.timeline.Trace;
import loiter.timeline.Trace.Event;
import loiter.timeline.Trace.Outcome;
import loiter.timeline.Trace.Span;

/** Prints the lines of a lesson, each with its time and thread, and records its trace. */
final class EventLog {
    private static final String MAIN = "main";
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintStream out;
    private final LessonClock clock;
    private final String format;

    /** Its name depends on how the program is started; a lesson calls it main. */
    private final Thread main = Thread.currentThread();

    private final List<String> threads = new ArrayList<>(List.of(MAIN));
    private final List<Span> spans = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private Duration mainEnd = Duration.ZERO;

    /**
     * The calling thread becomes the main thread. Times are printed in seconds, to a tenth of the unit.
     *
     * @param startClock starts the clock
     */
    EventLog(PrintStream out, Duration unit, Supplier<LessonClock> startClock) {
        this.out = out;
        int digits = 1;
        for (long nanos = unit.toNanos(); nanos < NANOS_PER_SECOND; nanos *= 10) {
            digits++;
        }
        this.format = "%5." + digits + "f  %-10s %s%s%n";
        // Warms up the formatter, which is slow at first use.
        line(Duration.ZERO, 0, "");
        clock = startClock.get();
    }

    LessonClock clock() {
        return clock;
    }

    synchronized void addThread(String name) {
        threads.add(name);
    }

    /** Prints a line and returns its time. */
    synchronized Duration print(int indent, String text) {
        Duration now = clock.elapsed();
        out.print(line(now, indent, text));
        if (Thread.currentThread() == main) {
            mainEnd = now;
        }
        return now;
    }

    private String line(Duration time, int indent, String text) {
        double seconds = time.toNanos() / NANOS_PER_SECOND;
        return String.format(Locale.ROOT, format, seconds, threadName(), " ".repeat(indent), text);
    }

    /** Prints a line and records it as an event. */
    synchronized void printEvent(char symbol, String text) {
        events.add(new Event(threadName(), print(0, text), symbol));
    }

    /** Records an activity of the calling thread. */
    synchronized void addSpan(Duration start, Duration end, char symbol, String name, Outcome outcome) {
        spans.add(new Span(threadName(), start, end, symbol, name, outcome));
    }

    synchronized Trace trace() {
        return new Trace(List.copyOf(threads), mainEnd, List.copyOf(spans), List.copyOf(events));
    }

    private String threadName() {
        Thread current = Thread.currentThread();
        return current == main ? MAIN : current.getName();
    }
}
