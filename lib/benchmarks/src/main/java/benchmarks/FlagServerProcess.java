package benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The built flag-server, in a process of its own on free ports. */
final class FlagServerProcess implements AutoCloseable {
    private static final List<String> COMMAND = List.of(
            FlagsPrograms.JAVA,
            "-jar",
            "flag-server/target/flag-server.jar",
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
            "0");

    private final Process process;
    private final Map<String, String> urls = new HashMap<>();

    private FlagServerProcess(Process process) {
        this.process = process;
    }

    static FlagServerProcess start() throws IOException {
        Process process = new ProcessBuilder(COMMAND).redirectErrorStream(true).start();
        var server = new FlagServerProcess(process);
        BufferedReader lines = process.inputReader(UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", -1);
            if (line.startsWith("Ctrl-C")) {
                return server;
            }
            if (words.length > 1) {
                server.urls.put(words[0], words[1].replace("//localhost:", "//127.0.0.1:"));
            }
        }
        server.close();
        throw new IOException(
                "flag-server did not start; build it with mvn package -DskipTests, and run from the root");
    }

    /** Returns the URL of an endpoint, such as {@code LOCAL}. */
    String url(String label) {
        return urls.getOrDefault(label, "");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
