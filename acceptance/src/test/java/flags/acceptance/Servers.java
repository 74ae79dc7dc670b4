package flags.acceptance;

import flags.acceptance.Project.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A flag-server on ports that are free. */
final class Servers {
    private static final String[] FREE_PORTS = {
        "--local-port", "0", "--delay-port", "0", "--error-port", "0", "--prices-port", "0"
    };

    private Servers() {}

    /** Starts it and waits until it is ready. */
    static Run start(Path directory, String... args) throws IOException {
        String[] all = Stream.of(FREE_PORTS, args).flatMap(Stream::of).toArray(String[]::new);
        return Run.jar(new Program("flag-server", false), directory, all).awaitLine("Ctrl-C stops the server.");
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
