package flags.testing;

import static org.assertj.core.api.Assertions.assertThat;

import commandline.Console;
import endpoints.flags.FlagServer;
import endpoints.server.Behavior;
import endpoints.server.Endpoint;
import flags.common.DownloadMany;
import flags.common.FlagsProgram;
import flags.common.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Servers, and runs of a program against them. */
abstract class ContractBase {
    static final Duration LONG = Duration.ofSeconds(60);

    final Style style;
    final DownloadMany downloadMany;

    @TempDir
    Path destination;

    private final List<FlagServer> servers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // JUnit sets the directory.
    ContractBase(Style style, DownloadMany downloadMany) {
        this.style = style;
        this.downloadMany = downloadMany;
    }

    @AfterEach
    void stopAll() throws InterruptedException {
        servers.forEach(FlagServer::closeNow);
        interrupt();
        for (Thread thread : threads) {
            thread.join(LONG.toMillis());
        }
        assertThat(threads).noneMatch(Thread::isAlive);
    }

    /** Starts a server without delays and faults. */
    FlagServer startServer() throws IOException, InterruptedException {
        return startServer(Endpoint.LOCAL.defaultBehavior());
    }

    FlagServer startServer(Behavior behavior) throws IOException, InterruptedException {
        FlagServer server = FlagServer.start(behavior);
        servers.add(server);
        return server;
    }

    Downloads downloads() {
        return new Downloads(style, downloadMany, destination);
    }

    /** Runs a program on a thread of its own. */
    <T> FutureTask<T> start(Callable<T> program) {
        var task = new FutureTask<>(program);
        var thread = new Thread(task, "program");
        threads.add(thread);
        thread.start();
        return task;
    }

    /** Runs the program with a command line, which selects the server and the destination, on a thread of its own. */
    FutureTask<Integer> startProgram(FlagServer server, Console console, String... args) {
        List<String> all =
                new ArrayList<>(List.of("-d", destination.toString(), "-t", "60", "--base-url", server.url()));
        Collections.addAll(all, args);
        return start(() -> FlagsProgram.run(style, all.toArray(String[]::new), downloadMany, console));
    }

    /** Interrupts the programs that were started. */
    void interrupt() {
        threads.forEach(Thread::interrupt);
    }

    /** Returns whether a program has not noticed the interrupt yet. */
    boolean isInterrupted() {
        return threads.stream().anyMatch(Thread::isInterrupted);
    }

    /** Returns a number, or the style's maximum concurrency if that is smaller. */
    int atMost(int concurrency) {
        return Math.min(concurrency, style.maxConcurrency());
    }

    /** Returns the names of the files in the destination. */
    List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(destination)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
