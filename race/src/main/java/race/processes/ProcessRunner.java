package race.processes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a command to its end, with bounds for its time and output, and measures the resources it uses. */
public final class ProcessRunner {
    private static final int MAX_OUT_BYTES = 1 << 20;
    private static final int MAX_ERR_BYTES = 1 << 14;
    private static final Duration STREAM_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration SHORT_TIMEOUT = Duration.ofSeconds(30);
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Path input;
    private final Optional<GnuTime> time;

    private ProcessRunner(Path input, Optional<GnuTime> time) {
        this.input = input;
        this.time = time;
    }

    /**
     * Returns a runner that measures CPU time and memory where GNU time is installed.
     *
     * @param directory an existing directory for temporary files
     */
    public static ProcessRunner in(Path directory) throws InterruptedException {
        return new ProcessRunner(directory.resolve("input.txt"), GnuTime.find(directory.resolve("time.txt")));
    }

    /** Returns whether the results have CPU time and memory. */
    public boolean measuresUsage() {
        return time.isPresent();
    }

    /**
     * Runs a short command without input and without measuring it. The command is killed after 30 seconds.
     *
     * @return the result, also if the command cannot be started
     * @throws InterruptedException if the calling thread is interrupted; the process is killed
     */
    public static ProcessResult run(List<String> command) throws InterruptedException {
        return run(new ProcessBuilder(command), SHORT_TIMEOUT);
    }

    /**
     * Runs a command.
     *
     * @param text the standard input
     * @param timeout the time after which the process and its descendants are killed
     * @return the result, also if the command cannot be started
     * @throws IOException if the input cannot be stored in a temporary file
     * @throws InterruptedException if the calling thread is interrupted; the process and its descendants are killed
     */
    public ProcessResult run(List<String> command, String text, Duration timeout)
            throws IOException, InterruptedException {
        // A file, since a process that does not read a pipe would block the writer.
        Files.writeString(input, text, UTF_8);
        List<String> measured = time.map(gnu -> gnu.command(command)).orElse(command);
        ProcessResult result = run(new ProcessBuilder(measured).redirectInput(input.toFile()), timeout);
        return result.withUsage(time.flatMap(GnuTime::usage));
    }

    private static ProcessResult run(ProcessBuilder builder, Duration timeout) throws InterruptedException {
        var processes = new MarkedProcesses();
        processes.mark(builder);
        long start = System.nanoTime();
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return ProcessResult.notStarted(String.valueOf(e.getMessage()));
        }
        var guard = new ShutdownGuard(process);
        OutputTail out = OutputTail.of(process.getInputStream(), MAX_OUT_BYTES);
        OutputTail err = OutputTail.of(process.getErrorStream(), MAX_ERR_BYTES);
        boolean ended;
        double wallSeconds;
        try {
            ended = process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS);
            wallSeconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        } finally {
            guard.close();
            // What the process has left behind would disturb the next one, and hold the streams open.
            processes.kill();
        }
        out.awaitEnd(STREAM_TIMEOUT);
        err.awaitEnd(STREAM_TIMEOUT);
        return ended
                ? new ProcessResult(process.exitValue(), out, err.lastLine(), wallSeconds, Optional.empty())
                : ProcessResult.timedOut(timeout, out, wallSeconds);
    }
}
