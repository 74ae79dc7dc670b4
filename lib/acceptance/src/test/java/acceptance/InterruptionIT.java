package acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import acceptance.Project.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C in the middle of a run: the program reports what finished, ends with status 130, and leaves no half-written file. */
class InterruptionIT {
    private static final String[] LONG_RUN = {"--embedded", "-s", "DELAY", "-t", "60", "-e", "-v", "-d", "flags"};

    @TempDir
    private Path directory;

    static List<Program> flagsPrograms() throws IOException {
        return Project.flagsPrograms();
    }

    @ParameterizedTest
    @MethodSource("flagsPrograms")
    void ofARunnableJar(Program program) throws Exception {
        try (Run run = Run.jar(program, directory, LONG_RUN)) {
            run.awaitLine("AD OK");
            run.signal("INT");

            assertThat(run.exitStatus()).isEqualTo(130);
            requireReport(run, directory.resolve("flags"));
        }
    }

    @ParameterizedTest
    @MethodSource("flagsPrograms")
    void whileNoResponseArrives(Program program) throws Exception {
        try (Run serving = Servers.start(directory, "--delay", "3600")) {
            String url = Servers.url(serving, "DELAY");
            try (Run run = Run.jar(program, directory, "--base-url", url, "-t", "600", "-d", "flags", "BR", "CN")) {
                awaitRequestInFlight(URI.create(url).resolve("/status"));
                run.signal("INT");

                assertThat(run.exitStatus()).isEqualTo(130);
                assertThat(run.output())
                        .contains("  2 not finished.")
                        .last()
                        .asString()
                        .startsWith("Elapsed time: ");
            }
        }
    }

    private static void awaitRequestInFlight(URI status) {
        HttpRequest request = HttpRequest.newBuilder(status).build();
        HttpClient client = HttpClient.newHttpClient();
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        client.send(request, BodyHandlers.ofString()).body().matches("(?s).*\"inFlight\" ?: ?[1-9].*"));
    }

    static List<Program> atlasPrograms() throws IOException {
        return Project.programs().stream()
                .filter(program -> program.name().startsWith("atlas-"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("atlasPrograms")
    void ofAnAtlasProgram(Program program) throws Exception {
        try (Run run = Run.jar(program, directory, "-a", "-v", "-d", "cards")) {
            run.awaitLine(" OK: ");
            run.signal("INT");

            assertThat(run.exitStatus()).isEqualTo(130);
            assertThat(run.error()).isEmpty();
            requireReport(run, directory.resolve("cards"), "[A-Z].*\\.gif", "cards? made");
        }
    }

    @Test
    void onATerminalWhereTheProgressBarIsShown() throws Exception {
        assumeTrue(Files.isExecutable(Run.SCRIPT), "the script command of util-linux gives it a terminal");
        Program program = Program.named("flags-sequential");
        try (Run run = Run.jarOnTerminal(
                program, directory, "--embedded", "-s", "DELAY", "-t", "60", "-d", "flags", "BR", "e")) {
            run.awaitLine(" 1/27 ");
            run.typeCtrlC();

            assertThat(run.exitStatus()).isEqualTo(130);
            requireReport(run, directory.resolve("flags"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"flags-sequential", "flags-threadpool"})
    void ofMavensExecJava(String module) throws Exception {
        Path destination = directory.resolve("flags");
        String args = "--embedded -s DELAY -t 60 -e -v -d " + destination;
        try (Run run = Run.maven(directory, "-pl", module, "compile", "exec:java", "-Dexec.args=" + args)) {
            run.awaitLine("AD OK");
            run.signal("INT");

            assertThat(run.exitStatus()).isEqualTo(130);
            requireReport(run, destination);
        }
    }

    @Test
    void ofProducerConsumersAndMonitor() throws Exception {
        try (Run run = Run.jar(Program.named("prices"), directory, "--embedded", "-o", "prices.csv")) {
            run.awaitLine("1 producer, 32 consumers and 1 monitor");
            run.signal("INT");

            assertThat(run.exitStatus()).isEqualTo(130);
            assertThat(run.output())
                    .contains("All futures done: no, interrupted")
                    .anyMatch(line -> line.matches("RESULTS \\d+"))
                    .anyMatch(line -> line.matches("\\d+ not finished\\."))
                    .last()
                    .asString()
                    .startsWith("Nothing was saved to prices.csv");
        }
        assertThat(directory.resolve("prices.csv")).doesNotExist();
    }

    @Test
    void ofAServerLetsRequestsInFlightFinish() throws Exception {
        Program client = Program.named("flags-sequential");
        try (Run serving = Servers.start(directory, "-v")) {
            String url = Servers.url(serving, "DELAY");
            try (Run downloading = Run.jar(client, directory, "--base-url", url, "-v", "AA", "BR", "CN")) {
                serving.awaitLine("GET /flags/aa/aa.gif");
                serving.signal("TERM");

                assertThat(serving.exitStatus()).isEqualTo(143);
                assertThat(downloading.exitStatus()).isZero();
                assertThat(downloading.output()).anyMatch(line -> line.matches("(BR OK|BR error: .*)"));
            }
        }
    }

    private static void requireReport(Run run, Path destination) throws IOException {
        requireReport(run, destination, "[A-Z]{2}\\.gif", "flags? downloaded");
    }

    private static void requireReport(Run run, Path destination, String name, String label) throws IOException {
        List<String> files;
        try (Stream<Path> saved = Files.list(destination)) {
            files = saved.map(file -> file.getFileName().toString()).toList();
        }
        assertThat(files).isNotEmpty().allMatch(file -> file.matches(name));
        assertThat(run.output())
                .anyMatch(line -> line.matches(" *%d %s\\.".formatted(files.size(), label)))
                .anyMatch(line -> line.matches("[ \\d]{3} not finished\\."))
                .last()
                .asString()
                .startsWith("Elapsed time: ");
    }
}
