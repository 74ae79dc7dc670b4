package reporting;

import commandline.Console;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;

/** Prints a line for each event. */
final class VerboseDisplay implements Display {
    private final Console console;
    private final int concurrency;
    private final List<Future<?>> unfinished = new ArrayList<>();

    /**
     * Creates a display.
     *
     * @param concurrency the number of tasks at the same time: a task is shown as waiting if this many are unfinished
     *     when it is scheduled
     */
    VerboseDisplay(Console console, int concurrency) {
        this.console = console;
        this.concurrency = concurrency;
    }

    @Override
    public void scheduled(String code, Future<?> future) {
        unfinished.removeIf(Future::isDone);
        String state = unfinished.size() < concurrency ? "running" : "waiting";
        unfinished.add(future);
        console.out().println(code + " scheduled: " + state);
    }

    @Override
    public void completed(String code, Status status, Duration duration) {
        double seconds = duration.toNanos() / 1e9;
        console.out().printf(Locale.ROOT, "%s completed: %s after %.2f s%n", code, status.words(), seconds);
    }

    @Override
    public void ended(String message) {
        console.out().println(message);
    }

    @Override
    public void detail(String line) {
        console.out().println(line);
    }

    @Override
    public void warn(String message) {
        console.err().println(message);
    }
}
