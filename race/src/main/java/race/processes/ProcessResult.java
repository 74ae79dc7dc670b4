package race.processes;

import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * The end of a process.
 *
 * @param status the exit status; as in a shell, 127 if the command could not be started and 124 if it was killed after
 *     the timeout
 * @param out the standard output
 * @param errorLine the last line on standard error, or why there is no process; may be empty
 * @param wallSeconds the time from start to end
 * @param usage the resources used, if known
 */
public record ProcessResult(int status, OutputTail out, String errorLine, double wallSeconds, Optional<Usage> usage) {
    private static final int TIMED_OUT = 124;
    private static final int NOT_STARTED = 127;

    /**
     * The resources used by a process and the descendants that it waited for.
     *
     * @param cpuSeconds the user and system time of all
     * @param peakMegabytes the peak resident memory of the largest of them
     */
    public record Usage(double cpuSeconds, double peakMegabytes) {}

    static ProcessResult notStarted(String reason) {
        OutputTail nothing = OutputTail.of(InputStream.nullInputStream(), 1);
        return new ProcessResult(NOT_STARTED, nothing, ForeignText.oneLine(reason), 0, Optional.empty());
    }

    static ProcessResult timedOut(Duration timeout, OutputTail out, double wallSeconds) {
        String reason = "killed after %s s".formatted(timeout.toSeconds());
        return new ProcessResult(TIMED_OUT, out, reason, wallSeconds, Optional.empty());
    }

    ProcessResult withUsage(Optional<Usage> measured) {
        return new ProcessResult(status, out, errorLine, wallSeconds, measured);
    }

    /** Returns why the process failed, or empty if its exit status is 0. */
    public Optional<String> failure() {
        if (status == 0) {
            return Optional.empty();
        }
        return Optional.of("exit status %s: %s".formatted(status, errorLine.isEmpty() ? "no message" : errorLine));
    }
}
