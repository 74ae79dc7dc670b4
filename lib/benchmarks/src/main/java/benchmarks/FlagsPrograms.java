package benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands that run the built flags programs, and curl, against a server. */
final class FlagsPrograms {
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final List<String> SMALL_HEAP = List.of("-Xmx64m");
    private static final int CODES = 676;

    private final FlagServerProcess server;
    private final Path destination;

    FlagsPrograms(FlagServerProcess server, Path destination) {
        this.server = server;
        this.destination = destination;
    }

    static boolean isBuilt(String style) {
        return Files.exists(jar(style));
    }

    private static Path jar(String style) {
        return Path.of("flags-" + style, "target", "flags-" + style + ".jar");
    }

    /** The command that starts a program with its argument file. */
    List<String> fast(String style, List<String> args) {
        return command(List.of(JAVA, "@flags-%s/target/fast.args".formatted(style)), "LOCAL", args);
    }

    /** The command that starts a program from its jar. */
    List<String> plain(String style, List<String> jvmOptions, List<String> args) {
        List<String> java = new ArrayList<>(List.of(JAVA));
        java.addAll(jvmOptions);
        if (style.equals("structured")) {
            java.add("--enable-preview");
        }
        java.addAll(List.of("-jar", jar(style).toString()));
        return command(java, "LOCAL", args);
    }

    /** The command that downloads all codes from the DELAY endpoint. */
    List<String> delayed(String style, int concurrency) {
        List<String> args = List.of("-e", "-m", Integer.toString(concurrency), "-t", "10");
        return command(List.of(JAVA, "@flags-%s/target/fast.args".formatted(style)), "DELAY", args);
    }

    private List<String> command(List<String> start, String label, List<String> args) {
        return Stream.of(start, args, List.of("--json", "--base-url", server.url(label), "-d", destination.toString()))
                .flatMap(List::stream)
                .toList();
    }

    /** The command that downloads the same files with curl, or empty if curl is not installed. */
    Optional<List<String>> curl(int repeat) throws IOException {
        Path curl = Path.of("/usr/bin/curl");
        if (!Files.isExecutable(curl)) {
            return Optional.empty();
        }
        var config = new StringBuilder();
        for (int i = 0; i < repeat; i++) {
            for (char first = 'a'; first <= 'z'; first++) {
                for (char second = 'a'; second <= 'z'; second++) {
                    config.append("url = \"%1$s/%2$c%3$c/%2$c%3$c.gif\"\noutput = \"%4$s/%2$c%3$c.gif\"\n"
                            .formatted(server.url("LOCAL"), first, second, destination));
                }
            }
        }
        Path file = destination.resolve("curl.txt");
        Files.writeString(file, config);
        return Optional.of(List.of(curl.toString(), "-s", "-f", "-Z", "--parallel-max", "30", "-K", file.toString()));
    }

    /** Runs a command to its end and returns the elapsed time. */
    Duration time(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        run(command);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Runs a program and returns a number of its JSON report. */
    double report(List<String> command, String field) throws IOException, InterruptedException {
        Matcher number = Pattern.compile("\"%s\":([\\d.]+)".formatted(field)).matcher(run(command));
        if (!number.find()) {
            throw new IOException(String.join(" ", command) + " did not report " + field);
        }
        return Double.parseDouble(number.group(1));
    }

    double microsPerDownload(String style, int repeat) throws IOException, InterruptedException {
        List<String> args = List.of("-e", "-m", "30", "--repeat", Integer.toString(repeat));
        return report(plain(style, SMALL_HEAP, args), "elapsedSeconds") * 1e6 / (CODES * repeat);
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            process.waitFor();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
