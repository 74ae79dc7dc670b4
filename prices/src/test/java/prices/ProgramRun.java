package prices;

import static java.nio.charset.StandardCharsets.UTF_8;

import commandline.Console;
import endpoints.server.EndpointServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/** Runs the program and keeps what it prints. */
final class ProgramRun {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    int run(String... args) {
        return Main.run(args, new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false));
    }

    int run(EndpointServer server, String... args) {
        return run(Stream.concat(Stream.of("--base-url", server.url()), Stream.of(args))
                .toArray(String[]::new));
    }

    List<String> out() {
        return out.toString(UTF_8).lines().toList();
    }

    String err() {
        return err.toString(UTF_8);
    }
}
