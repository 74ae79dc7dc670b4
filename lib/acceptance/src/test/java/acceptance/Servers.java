package acceptance;

import acceptance.Project.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Starts flag-server processes on free ports. */
final class Servers {
    static final Program PROGRAM = Program.named("flag-server");
    private static final String[] FREE_PORTS = {
        "--local-port",
        "0",
        "--delay-port",
        "0",
        "--error-port",
        "0",
        "--prices-port",
        "0",
        "--chaos-port",
        "0",
        "--busy-port",
        "0"
    };

    private Servers() {}

    /** Starts a server and waits until it is ready. */
    static Run start(Path directory, String... args) throws IOException {
        return awaitReady(Run.jar(PROGRAM, directory, onFreePorts(args)));
    }

    /** Starts a server with JVM options and a time limit of its own. */
    static Run start(Path directory, Duration limit, List<String> jvmOptions) throws IOException {
        return awaitReady(Run.jar(PROGRAM, directory, limit, jvmOptions, onFreePorts()));
    }

    /** Starts a server with JVM options and a limit of file descriptors. */
    static Run startWithDescriptors(long descriptors, Path directory, String... jvmOptions) throws IOException {
        return awaitReady(Run.jarWithDescriptors(descriptors, PROGRAM, directory, List.of(jvmOptions), onFreePorts()));
    }

    private static String[] onFreePorts(String... args) {
        return Stream.of(FREE_PORTS, args).flatMap(Stream::of).toArray(String[]::new);
    }

    private static Run awaitReady(Run server) throws IOException {
        return server.awaitLine("Ctrl-C stops the server.");
    }

    /** Returns the printed URL of an endpoint. */
    static String url(Run server, String label) {
        String line = server.output().stream()
                .filter(printed -> printed.startsWith(label + " "))
                .findAny()
                .orElseThrow();
        return line.split(" +", -1)[1];
    }
}
