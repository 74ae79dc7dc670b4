package reporting;

import commandline.Console;
import commandline.Progress;
import java.time.Duration;
import java.util.concurrent.Future;

/** Shows the events of a run. Calls do not overlap. The default methods do nothing. */
public interface Display extends AutoCloseable {
    /**
     * Returns a display on a console: a line per event, or a progress bar.
     *
     * @param verbose whether to print lines
     * @param results the expected number of results
     * @param concurrency the number of results in progress at the same time
     */
    static Display of(Console console, boolean verbose, long results, int concurrency) {
        return verbose
                ? new VerboseDisplay(console, concurrency)
                : new ProgressDisplay(console, Progress.of(console, results));
    }

    /** Shows that a task was handed to an executor. */
    default void scheduled(String code, Future<?> future) {}

    /**
     * Shows that the program has read the future of a task.
     *
     * @param duration the time from the start to the end of the task
     */
    default void completed(String code, Status status, Duration duration) {}

    /**
     * Shows a result.
     *
     * @param message the code and the outcome, in one line
     */
    void ended(String message);

    /**
     * Shows a detail of the result that was shown last.
     *
     * @param line one line
     */
    default void detail(String line) {}

    /**
     * Shows a message that concerns the whole run.
     *
     * @param message one line
     */
    default void warn(String message) {}

    @Override
    default void close() {}
}
