package primes;

import static java.nio.charset.StandardCharsets.UTF_8;

import commandline.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The program in a thread of the test, as a client of members that were started before. */
final class ClientRun {
    private final AwaitedOutput out = new AwaitedOutput();
    private final AwaitedOutput err = new AwaitedOutput();
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

    /** The same, as a client of the cluster with this member. */
    static ClientRun of(String clusterName, MemberProcess member, String... args) {
        String[] cluster = {"--cluster-name", clusterName, "--join", member.address()};
        return start(Stream.concat(Arrays.stream(cluster), Arrays.stream(args)).toArray(String[]::new));
    }

    ClientRun awaitOutput(String text) throws InterruptedException {
        out.await(text);
        return this;
    }

    void interrupt() {
        thread.interrupt();
    }

    int exitStatus() throws InterruptedException, ExecutionException, TimeoutException {
        return program.get(120, TimeUnit.SECONDS);
    }

    /** What was printed, with every time as 0. */
    List<String> lines() {
        return out.toString(UTF_8)
                .lines()
                .map(line -> line.replaceAll("\\d+\\.\\d+s$", "0s"))
                .toList();
    }

    String error() {
        return err.toString(UTF_8);
    }

    private static final class AwaitedOutput extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            notifyAll();
        }

        synchronized void await(String text) throws InterruptedException {
            while (!toString(UTF_8).contains(text)) {
                wait();
            }
        }
    }
}
