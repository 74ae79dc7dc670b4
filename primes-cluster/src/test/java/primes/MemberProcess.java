package primes;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A member of a cluster in a process of its own, as {@code primes-cluster --member} starts it. */
final class MemberProcess implements AutoCloseable {
    private static final Pattern READY =
            Pattern.compile("Member (\\S+) of (\\d+), with .*, waits for work. Ctrl-C stops it.");
    private static final long LIMIT_SECONDS = 60;

    private final Process process;
    private final String address;
    private final int size;

    private MemberProcess(Process process) throws IOException {
        this.process = process;
        // Reading knows no limit of time: what never becomes ready is ended.
        CompletableFuture<Void> tooLate = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS));
        BufferedReader reader = process.inputReader();
        String line = reader.readLine();
        tooLate.cancel(false);
        Matcher ready = READY.matcher(String.valueOf(line));
        if (!ready.matches()) {
            process.destroyForcibly();
            throw new AssertionError("no member, but: " + line);
        }
        address = ready.group(1);
        size = Integer.parseInt(ready.group(2));
    }

    /** Starts a member on a free port of this machine and waits until it is ready. */
    static MemberProcess start(String clusterName, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "primes.Main"));
        command.addAll(List.of("--member", "1", "--port", "0", "--cluster-name", clusterName));
        command.addAll(List.of(args));
        return new MemberProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Where it listens. */
    String address() {
        return address;
    }

    /** How many members the cluster had when this one was ready. */
    int size() {
        return size;
    }

    long pid() {
        return process.pid();
    }

    /** Waits until it has computed for long enough that it must be at a task that takes long. */
    void awaitBusy() throws InterruptedException {
        Duration enough = cpuTime().plusMillis(300);
        while (cpuTime().compareTo(enough) < 0) {
            Thread.sleep(10);
        }
    }

    private Duration cpuTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Presses Ctrl-C, so to speak, and gives the exit status. */
    int interrupt() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        return process.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS).exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
