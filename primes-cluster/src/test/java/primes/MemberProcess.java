package primes;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A member in its own process, started with {@code primes-cluster --member}. */
final class MemberProcess implements AutoCloseable {
    private static final Pattern READY =
            Pattern.compile("Member (\\S+) of (\\d+), with .*, waits for work. Ctrl-C stops it.");
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Process process;
    private final String address;
    private final int size;

    private MemberProcess(Process process) throws IOException {
        this.process = process;
        // readLine() has no timeout: kill a process that never becomes ready.
        CompletableFuture<Void> timeout = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(LIMIT.toSeconds(), TimeUnit.SECONDS));
        BufferedReader reader = process.inputReader();
        String line = reader.readLine();
        timeout.cancel(false);
        Matcher ready = READY.matcher(String.valueOf(line));
        if (!ready.matches()) {
            process.destroyForcibly();
            throw new AssertionError("unexpected first line: " + line);
        }
        address = ready.group(1);
        size = Integer.parseInt(ready.group(2));
    }

    /** Starts a member with one thread on a free port, and waits until it is ready. */
    static MemberProcess start(String clusterName, String... args) throws IOException {
        List<String> all = new ArrayList<>(List.of("--member", "1", "--port", "0", "--cluster-name", clusterName));
        all.addAll(List.of(args));
        return new MemberProcess(ProgramProcess.start(all));
    }

    /** Returns the address at which it listens. */
    String address() {
        return address;
    }

    /** Returns the size of the cluster when this member was ready. */
    int size() {
        return size;
    }

    long pid() {
        return process.pid();
    }

    /** Waits until the process has used 300 ms of CPU time, more than a short task takes. */
    void awaitBusy() {
        Duration enough = cpuTime().plusMillis(300);
        await().atMost(LIMIT).until(() -> cpuTime().compareTo(enough) >= 0);
    }

    private Duration cpuTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Sends SIGTERM, which unlike SIGINT is not ignored in background jobs, and returns the exit status. */
    int terminate() throws InterruptedException, ExecutionException, TimeoutException {
        process.destroy();
        return process.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS).exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
