package primes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import commandline.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A run of the program on a thread of the test's JVM. */
final class ClientRun {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final FutureTask<Integer> program;
    private final Thread thread;

    private ClientRun(String... args) {
        var console = new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        program = new FutureTask<>(() -> Main.run(args, console));
        thread = new Thread(program, "program");
    }

    static ClientRun start(String... args) {
        var run = new ClientRun(args);
        run.thread.start();
        return run;
    }

    /** Starts the program as a client of a member. */
    static ClientRun of(String clusterName, MemberProcess member, String... args) {
        String[] cluster = {"--cluster-name", clusterName, "--join", member.address()};
        return start(Stream.concat(Arrays.stream(cluster), Arrays.stream(args)).toArray(String[]::new));
    }

    ClientRun awaitOutput(String text) {
        await().atMost(LIMIT).until(() -> out.toString(UTF_8).contains(text));
        return this;
    }

    ClientRun awaitError(String text) {
        await().atMost(LIMIT).until(() -> error().contains(text));
        return this;
    }

    void interrupt() {
        thread.interrupt();
    }

    int exitStatus() throws InterruptedException, ExecutionException, TimeoutException {
        return program.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    /** Returns the printed lines, with every time replaced by 0. */
    List<String> lines() {
        return out.toString(UTF_8)
                .lines()
                .map(line -> line.replaceAll("\\d+\\.\\d+s$", "0s"))
                .toList();
    }

    String error() {
        return err.toString(UTF_8);
    }
}
