package flagserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import commandline.Console;
import commandline.ExitStatus;
import endpoints.prices.PriceServer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class MainTest {
    private static final List<String> FREE_FLAG_PORTS = List.of(
            "--local-port", "0", "--delay-port", "0", "--error-port", "0", "--chaos-port", "0", "--busy-port", "0");
    private static final String[] FREE_PORTS = with(FREE_FLAG_PORTS, "--prices-port", "0");

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Thread> started = new ArrayList<>();

    @AfterEach
    void stopServers() throws InterruptedException {
        for (Thread thread : started) {
            thread.interrupt();
            thread.join();
        }
    }

    @Test
    void servesEachEndpointAtThePrintedAddress() throws Exception {
        BufferedReader out = start(FREE_PORTS);

        assertThat(get(out.readLine(), "LOCAL").statusCode()).isEqualTo(200);
        assertThat(get(out.readLine(), "DELAY").headers().firstValue("Server-Timing"))
                .contains("delay;dur=500");
        assertThat(get(out.readLine(), "ERROR").statusCode()).isIn(200, 418);
        assertThat(out.readLine())
                .startsWith("CHAOS http://localhost:")
                .endsWith("answers at once and breaks 50 % of the codes");
        assertThat(get(out.readLine(), "BUSY").headers().firstValue("Server-Timing"))
                .contains("delay;dur=500");
        assertThat(getPrice(out.readLine()).headers().firstValue("Server-Timing"))
                .contains("delay;dur=700");
        assertThat(out.readLine()).isEqualTo("Ctrl-C stops the server.");
    }

    @Test
    void printsAnAccessLogIfAsked() throws Exception {
        BufferedReader out = start(with(List.of(FREE_PORTS), "-v"));
        String local = out.readLine();
        while (!out.readLine().startsWith("Ctrl-C")) {}

        get(local, "LOCAL");

        assertThat(out.readLine()).matches("127\\.0\\.0\\.1 - - \\[.+] \"GET /flags/br/br.gif HTTP/1.1\" 200 \\d+");
    }

    @Test
    void portInUseIsOneLineAndStatusOne() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            int status = Main.run(new String[] {"--local-port", port}, new Console(stream(err), stream(err), false));

            assertThat(status).isEqualTo(ExitStatus.FAILURE);
            assertThat(err.toString(UTF_8))
                    .startsWith("*** Error: cannot listen at ")
                    .contains("port " + port + " (Address already in use). Use --local-port to choose another port")
                    .hasLineCount(1);
        }
    }

    @Test
    void requestedPricesPortInUseIsOneLineAndStatusOne() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            String[] args = with(FREE_FLAG_PORTS, "--prices-port", port);

            int status = Main.run(args, new Console(stream(new ByteArrayOutputStream()), stream(err), false));

            assertThat(status).isEqualTo(ExitStatus.FAILURE);
            assertThat(err.toString(UTF_8))
                    .startsWith("*** Error: cannot listen at ")
                    .contains("port " + port, "Use --prices-port to choose another port")
                    .hasLineCount(1);
        }
    }

    @Test
    void servesFlagsIfTheDefaultPortOfPricesIsInUse() throws Exception {
        try (var taken = new ServerSocket()) {
            take(taken, PriceServer.DEFAULT_PORT);
            BufferedReader out = start(FREE_FLAG_PORTS.toArray(String[]::new));

            assertThat(get(out.readLine(), "LOCAL").statusCode()).isEqualTo(200);
            assertThat(out.readLine()).startsWith("DELAY ");
            assertThat(out.readLine()).startsWith("ERROR ");
            assertThat(out.readLine()).startsWith("CHAOS ");
            assertThat(out.readLine()).startsWith("BUSY ");
            assertThat(out.readLine()).isEqualTo("Ctrl-C stops the server.");
            assertThat(err.toString(UTF_8))
                    .isEqualToNormalizingNewlines("PRICES is not available because port 5000 is in use."
                            + " Use --prices-port to choose another port, or 0 for any free port.\n");
        }
    }

    @Test
    void servesTheOtherEndpointsIfTheChosenPortOfChaosIsInUse() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            BufferedReader out = start(with(List.of(FREE_PORTS), "--chaos-port", "" + taken.getLocalPort()));

            assertThat(get(out.readLine(), "LOCAL").statusCode()).isEqualTo(200);
            assertThat(out.lines().limit(4)).noneMatch(line -> line.startsWith("CHAOS"));
            assertThat(err.toString(UTF_8))
                    .startsWith("CHAOS is not available because port ")
                    .hasLineCount(1);
        }
    }

    @Test
    void interruptEndsTheProgram() throws Exception {
        var program = new FutureTask<>(
                () -> Main.run(FREE_PORTS, new Console(stream(new ByteArrayOutputStream()), stream(err), false)));
        var thread = new Thread(program, "program");
        thread.start();

        thread.interrupt();

        assertThat(program.get(60, TimeUnit.SECONDS)).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void printedAddressServesIfTheJvmPrefersIpv6() throws Exception {
        Process program = new ProcessBuilder(command(CLASS_PATH, "-Djava.net.preferIPv6Addresses=true")).start();
        try (BufferedReader out = program.inputReader(UTF_8)) {
            String url = out.readLine().split(" ", -1)[1];

            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url + "/br/br.gif")).build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            program.destroy();
        }
    }

    @Test
    void lostOutputEndsTheProgram() throws Exception {
        File full = new File("/dev/full");
        assumeTrue(full.exists(), "a device that is always full");
        Process program =
                new ProcessBuilder(command(CLASS_PATH)).redirectOutput(full).start();

        String errors = new String(program.getErrorStream().readAllBytes(), UTF_8);

        assertThat(errors)
                .startsWith("*** Error: cannot write to standard output")
                .hasLineCount(1);
        assertThat(program.waitFor()).isEqualTo(ExitStatus.FAILURE);
    }

    @Test
    void missingImagesAreOneLineAndStatusOne() throws Exception {
        String withoutImages = Stream.of(CLASS_PATH.split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("flag-images"))
                .collect(Collectors.joining(File.pathSeparator));
        Process program = new ProcessBuilder(command(withoutImages))
                .redirectErrorStream(true)
                .start();

        String output = new String(program.getInputStream().readAllBytes(), UTF_8);

        assertThat(output)
                .startsWith(
                        "*** Error: cannot start LOCAL: the flag images are missing: run \"mvn -pl :flag-images compile\"")
                .hasLineCount(1);
        assertThat(program.waitFor()).isEqualTo(ExitStatus.FAILURE);
    }

    private static String[] command(String classPath, String... jvmOptions) {
        List<String> java = new ArrayList<>();
        java.add(ProcessHandle.current().info().command().orElseThrow());
        java.addAll(List.of(jvmOptions));
        java.addAll(List.of("-cp", classPath, Main.class.getName()));
        return with(java, FREE_PORTS);
    }

    @ParameterizedTest
    @CsvSource({"100, 50", "500, 250", "1000, 500", "1001, 501", "20000, 19500", "1048576, 20000"})
    void reservesDescriptorsForTheJvm(long descriptors, int connections) {
        assertThat(Main.maxConnections(descriptors)).isEqualTo(connections);
    }

    private BufferedReader start(String... args) throws IOException {
        var out = new PipedOutputStream();
        var reader = new BufferedReader(new InputStreamReader(new PipedInputStream(out, 64 * 1024), UTF_8));
        var thread = new Thread(() -> Main.run(args, new Console(stream(out), stream(err), false)), "program");
        thread.start();
        started.add(thread);
        return reader;
    }

    private static HttpResponse<byte[]> get(String line, String label) throws IOException, InterruptedException {
        assertThat(line).startsWith(label + " http://localhost:");
        URI uri = URI.create(line.split(" ", -1)[1] + "/br/br.gif");
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> getPrice(String line) throws IOException, InterruptedException {
        assertThat(line).startsWith("PRICES http://localhost:").endsWith(" delays each response by 0.7 s");
        URI uri = URI.create(line.split(" ", -1)[1] + "/price/kraken/btc/2020-04-01");
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }

    /** Listens at a port, unless another process already does. */
    private static void take(ServerSocket socket, int port) throws IOException {
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (BindException e) {
            assertThat(e).hasMessageContaining("in use");
        }
    }

    private static String[] with(List<String> args, String... more) {
        return Stream.concat(args.stream(), Stream.of(more)).toArray(String[]::new);
    }

    private static PrintStream stream(OutputStream out) {
        return new PrintStream(out, true, UTF_8);
    }
}
