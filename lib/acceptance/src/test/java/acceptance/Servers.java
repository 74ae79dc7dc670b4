package acceptance;

import acceptance.Project.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A flag-server on ports that are free. */
final class Servers {
    static final Program PROGRAM = new Program("flag-server", false);
    private static final String[] FREE_PORTS = {
        "--local-port", "0", "--delay-port", "0", "--error-port", "0", "--prices-port", "0"
    };

    private Servers() {}

    /** Starts it and waits until it is ready. */
    static Run start(Path directory, String... args) throws IOException {
        return awaitReady(Run.jar(PROGRAM, directory, onFreePorts(args)));
    }

    /** The same with options of the JVM, and longer than usual. */
    static Run start(Path directory, Duration limit, List<String> jvmOptions) throws IOException {
        return awaitReady(Run.jar(PROGRAM, directory, limit, jvmOptions, onFreePorts()));
    }

    /** The same with options of the JVM, and no more file descriptors than these. */
    static Run startWithDescriptors(long descriptors, Path directory, String... jvmOptions) throws IOException {
        return awaitReady(Run.jarWithDescriptors(descriptors, PROGRAM, directory, List.of(jvmOptions), onFreePorts()));
    }

    private static String[] onFreePorts(String... args) {
        return Stream.of(FREE_PORTS, args).flatMap(Stream::of).toArray(String[]::new);
    }

    private static Run awaitReady(Run server) throws IOException {
        return server.awaitLine("Ctrl-C stops the server.");
    }

    /** The address under which it has said that an endpoint is. */
    static String url(Run server, String label) {
        String line = server.output().stream()
                .filter(printed -> printed.startsWith(label + " "))
                .findAny()
                .orElseThrow();
        return line.split(" +", -1)[1];
    }
}
