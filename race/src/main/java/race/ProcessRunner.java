package race;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a command in a process, and asks the operating system what it took. */
final class ProcessRunner {
    private static final Path GNU_TIME = Path.of("/usr/bin/time");
    private static final int CANNOT_START = 127;
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final double MEGABYTES_OF_KIBIBYTE = 1024 / 1e6;

    private final Path directory;
    private final boolean timed;

    /**
     * @param directory for what is written on the way
     * @param timed whether GNU time is there to ask
     */
    ProcessRunner(Path directory, boolean timed) {
        this.directory = directory;
        this.timed = timed;
    }

    /**
     * How a process ended.
     *
     * @param status its exit status
     * @param out the lines that it printed
     * @param lastWords the last line that it printed on standard error, or nothing
     * @param wallSeconds from its start to its end
     * @param usage of the machine, where GNU time is installed
     */
    record End(int status, List<String> out, String lastWords, double wallSeconds, Optional<Usage> usage) {}

    /**
     * What a process took, and the processes that it waited for.
     *
     * @param cpuSeconds of them all
     * @param peakMegabytes resident memory of the largest of them
     */
    record Usage(double cpuSeconds, double peakMegabytes) {}

    /** Whether GNU time is installed; other commands of that name do not tell the memory. */
    static boolean canAskGnuTime() throws InterruptedException {
        if (!Files.isExecutable(GNU_TIME)) {
            return false;
        }
        try {
            Process version = new ProcessBuilder(GNU_TIME.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            String text = new String(version.getInputStream().readAllBytes(), UTF_8);
            return version.waitFor() == 0 && text.contains("GNU");
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Runs a command to its end.
     *
     * @return how it ended; a command that does not exist has ended too
     * @throws IOException if what it wrote cannot be read
     * @throws InterruptedException if the calling thread is interrupted; the process is ended then, with its children
     */
    End run(List<String> command, String input) throws IOException, InterruptedException {
        Path err = directory.resolve("standard-error.txt");
        Path times = directory.resolve("times.txt");
        List<String> whole = new ArrayList<>();
        if (timed) {
            whole.addAll(List.of(GNU_TIME.toString(), "-o", times.toString(), "-f", "%U %S %M"));
        }
        whole.addAll(command);
        long start = System.nanoTime();
        Process process;
        try {
            process = new ProcessBuilder(whole).redirectError(err.toFile()).start();
        } catch (IOException e) {
            return new End(CANNOT_START, List.of(), String.valueOf(e.getMessage()), 0, Optional.empty());
        }
        var guard = new ShutdownGuard(process);
        try {
            CompletableFuture<List<String>> out = CompletableFuture.supplyAsync(
                    () -> process.inputReader(UTF_8).lines().toList(), task -> new Thread(task, "child-out").start());
            write(process, input);
            int status = process.waitFor();
            double wallSeconds = (System.nanoTime() - start) / NANOS;
            return new End(status, out.join(), lastLine(err), wallSeconds, timed ? usage(times) : Optional.empty());
        } finally {
            guard.close();
        }
    }

    private static void write(Process process, String input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
        } catch (IOException e) {
            // It has ended, or does not want to know: its exit status and its files tell what came of it.
        }
    }

    private static String lastLine(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    /** The last line: a process that failed is mentioned in another before. */
    private static Optional<Usage> usage(Path file) throws IOException {
        String[] numbers = lastLine(file).split(" ", -1);
        try {
            return Optional.of(new Usage(
                    Double.parseDouble(numbers[0]) + Double.parseDouble(numbers[1]),
                    Double.parseDouble(numbers[2]) * MEGABYTES_OF_KIBIBYTE));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new UncheckedIOException(new IOException("GNU time wrote '%s'".formatted(lastLine(file)), e));
        }
    }
}
