package acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The single-file programs in recipes, as far as this JDK can run them. */
class RecipesIT {
    private static final Path RECIPES = Project.ROOT.resolve("recipes");
    private static final Pattern JDK = Pattern.compile("Needs JDK (\\d+)");
    private static final Pattern OPTIONS = Pattern.compile("Run it with: java (.*)recipes/\\w+\\.java URL\\.\\.\\.");
    private static final Pattern CONCURRENCY = Pattern.compile("CONCURRENCY = (\\d+);");
    private static final int MAX_LINES = 60;

    @TempDir
    private Path directory;

    /**
     * A recipe.
     *
     * @param jvmOptions the options in the command of its header
     * @param text its source
     */
    record Recipe(Path file, List<String> jvmOptions, String text) {
        static Recipe of(Path file) throws IOException {
            String text = Files.readString(file);
            String options = group(OPTIONS, text).strip();
            return new Recipe(file, options.isEmpty() ? List.of() : List.of(options.split(" ", -1)), text);
        }

        /** Returns the number of requests that it sends at once: its constant, or 1. */
        int concurrency() {
            Matcher constant = CONCURRENCY.matcher(text);
            return constant.find() ? Integer.parseInt(constant.group(1)) : 1;
        }

        /** Returns whether this JDK can run it. A preview needs exactly its own JDK. */
        boolean isSupported() {
            int jdk = Integer.parseInt(group(JDK, text));
            int current = Runtime.version().feature();
            return jvmOptions.isEmpty() ? jdk <= current : jdk == current;
        }

        Run start(Path directory, List<String> urls) throws IOException {
            return Run.source(file, directory, jvmOptions, urls.toArray(String[]::new));
        }
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }

    private static List<Recipe> recipes() throws IOException {
        List<Recipe> recipes = new ArrayList<>();
        try (Stream<Path> files = Files.list(RECIPES)) {
            for (Path file : files.sorted().toList()) {
                recipes.add(Recipe.of(file));
            }
        }
        return recipes;
    }

    private static List<Recipe> supportedRecipes() throws IOException {
        return recipes().stream().filter(Recipe::isSupported).toList();
    }

    @Test
    void areShort() throws IOException {
        assertThat(recipes())
                .hasSizeGreaterThanOrEqualTo(7)
                .allSatisfy(recipe -> assertThat(recipe.text().lines())
                        .as(recipe.file().toString())
                        .hasSizeLessThan(MAX_LINES));
    }

    @Test
    void reportTheSameCounts() throws Exception {
        try (Run server = Servers.start(directory, "--delay", "0.005")) {
            String url = Servers.url(server, "ERROR");
            List<String> urls = IntStream.rangeClosed('a', 'z')
                    .boxed()
                    .flatMap(first ->
                            IntStream.rangeClosed('a', 'z').mapToObj(second -> "" + (char) (int) first + (char) second))
                    .map(code -> "%s/%s/%s.gif".formatted(url, code, code))
                    .toList();
            for (Recipe recipe : supportedRecipes()) {
                try (Run run = recipe.start(directory, urls)) {
                    assertThat(run.exitStatus()).isZero();
                    assertThat(run.output()).containsExactly("OK 150, not found 361, errors 165");
                    assertThat(run.error().lines()).hasSize(165).allMatch(line -> line.endsWith("HTTP error 418"));
                }
            }
        }
    }

    @Test
    void sendAsManyRequestsAtOnceAsTheySay() throws Exception {
        for (Recipe recipe : supportedRecipes()) {
            int requests = 5 * recipe.concurrency();
            try (var server = new GatedServer(recipe.concurrency(), requests)) {
                List<String> urls = Collections.nCopies(requests, server.url());
                try (Run run = recipe.start(directory, urls)) {
                    assertThat(run.exitStatus()).isZero();
                    assertThat(run.output()).containsExactly("OK %s, not found 0, errors 0".formatted(urls.size()));
                }
                assertThat(server.peakInFlight()).as(recipe.file().toString()).isEqualTo(recipe.concurrency());
            }
        }
    }

    private static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }

    @Test
    void collectFailures() throws Exception {
        try (var silent = new ServerSocket(0, 50, loopback());
                var stalling = new ServerSocket(0, 50, loopback())) {
            new Thread(() -> stallInBody(stalling), "stalling-server").start();
            List<String> urls =
                    List.of(url(silent), url(stalling), url(closedPort()), "not a URL", "ftp://localhost/x");
            List<Run> runs = new ArrayList<>();
            try {
                for (Recipe recipe : supportedRecipes()) {
                    runs.add(recipe.start(directory, urls));
                }
                for (Run run : runs) {
                    assertThat(run.exitStatus()).isZero();
                    assertThat(run.output()).containsExactly("OK 0, not found 0, errors 5");
                    assertThat(run.error().lines().map(line -> line.replaceAll(": .*", "")))
                            .containsExactlyInAnyOrderElementsOf(urls);
                }
            } finally {
                runs.forEach(Run::close);
            }
        }
    }

    /** Accepts connections and sends half a response on each, until the server is closed. */
    private static void stallInBody(ServerSocket server) {
        Deque<Socket> sockets = new ArrayDeque<>();
        try {
            while (!server.isClosed()) {
                sockets.add(server.accept());
                sockets.getLast()
                        .getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf".getBytes(UTF_8));
            }
        } catch (IOException e) {
            // The server is closed at the end of the test.
        }
    }

    @Test
    void endOnCtrlC() throws Exception {
        for (Recipe recipe : supportedRecipes()) {
            try (var silent = new ServerSocket(0, 50, loopback());
                    Run run = recipe.start(directory, List.of(url(silent), url(silent)));
                    Socket connection = silent.accept()) {
                assertThat(connection.isConnected()).isTrue();

                run.signal("INT");

                assertThat(run.exitStatus()).isEqualTo(130);
                assertThat(run.error()).isEmpty();
            }
        }
    }

    private static ServerSocket closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, loopback())) {
            return socket;
        }
    }

    private static String url(ServerSocket server) {
        return "http://localhost:" + server.getLocalPort() + "/";
    }
}
