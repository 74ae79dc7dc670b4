package loiter.timeline;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import loiter.timeline.Recording.Moment;
import loiter.timeline.Recording.Span;

/** Prints what threads say, each line with its time and thread, and remembers it. */
final class EventLog {
    private static final String MAIN = "main";
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintStream out;
    private final Time time;
    private final String format;

    /** The name differs between ways to start a program; a lesson calls it by its role. */
    private final Thread main = Thread.currentThread();

    private final List<String> threads = new ArrayList<>(List.of(MAIN));
    private final List<Span> spans = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();
    private Duration mainUntil = Duration.ZERO;

    /**
     * Times are printed to a tenth of the unit.
     *
     * @param clock is started here, and not before all is ready
     */
    EventLog(PrintStream out, Duration unit, Supplier<Time> clock) {
        this.out = out;
        int digits = 1;
        for (long nanos = unit.toNanos(); nanos < NANOS_PER_SECOND; nanos *= 10) {
            digits++;
        }
        this.format = "%5." + digits + "f  %-10s %s%s%n";
        // The first use of a formatter takes its time, which is not the lesson's.
        line(Duration.ZERO, 0, "");
        time = clock.get();
    }

    Time time() {
        return time;
    }

    synchronized void addThread(String name) {
        threads.add(name);
    }

    /** Prints a line, and gives the time that it bears. */
    synchronized Duration say(int indent, String text) {
        Duration now = time.now();
        out.print(line(now, indent, text));
        if (Thread.currentThread() == main) {
            mainUntil = now;
        }
        return now;
    }

    private String line(Duration at, int indent, String text) {
        return String.format(Locale.ROOT, format, at.toNanos() / NANOS_PER_SECOND, thread(), " ".repeat(indent), text);
    }

    /** Prints a line that is seen in the timeline too. */
    synchronized void mark(char symbol, String text) {
        moments.add(new Moment(thread(), say(0, text), symbol));
    }

    synchronized void ran(Duration start, Duration end, char symbol, String name, Outcome outcome) {
        spans.add(new Span(thread(), start, end, symbol, name, outcome));
    }

    synchronized Recording recording() {
        List<String> active = threads.stream()
                .filter(name -> name.equals(MAIN)
                        || spans.stream().anyMatch(span -> span.thread().equals(name))
                        || moments.stream().anyMatch(moment -> moment.thread().equals(name)))
                .toList();
        return new Recording(active, mainUntil, List.copyOf(spans), List.copyOf(moments));
    }

    private String thread() {
        Thread current = Thread.currentThread();
        return current == main ? MAIN : current.getName();
    }
}
