package flags.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import flags.cli.Console;
import flags.cli.ExitStatus;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MainTest {
    private static final String[] FREE_PORTS = {"--local-port", "0", "--delay-port", "0", "--error-port", "0"};

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
    void servesEachEndpointAtTheAddressThatItPrints() throws Exception {
        BufferedReader out = start(FREE_PORTS);

        assertThat(get(out.readLine(), "LOCAL").statusCode()).isEqualTo(200);
        assertThat(get(out.readLine(), "DELAY").headers().firstValue("Server-Timing"))
                .contains("delay;dur=500");
        assertThat(get(out.readLine(), "ERROR").statusCode()).isIn(200, 418);
        assertThat(out.readLine()).isEqualTo("Ctrl-C stops the server.");
    }

    @Test
    void printsAnAccessLogIfAsked() throws Exception {
        BufferedReader out = start("--local-port", "0", "--delay-port", "0", "--error-port", "0", "-v");
        String local = out.readLine();
        while (!out.readLine().startsWith("Ctrl-C")) {}

        get(local, "LOCAL");

        assertThat(out.readLine()).matches("127\\.0\\.0\\.1 - - \\[.+] \"GET /flags/br/br.gif HTTP/1.1\" 200 \\d+");
    }

    @Test
    void aPortInUseIsOneClearLineAndStatusOne() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            int status = Main.run(new String[] {"--local-port", port}, new Console(stream(err), stream(err), false));

            assertThat(status).isEqualTo(ExitStatus.FAILURE);
            assertThat(err.toString(UTF_8))
                    .startsWith("*** Error: cannot listen at ")
                    .contains("port " + port, "--local-port takes another port")
                    .hasLineCount(1);
        }
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        var program = new FutureTask<>(
                () -> Main.run(FREE_PORTS, new Console(stream(new ByteArrayOutputStream()), stream(err), false)));
        var thread = new Thread(program, "program");
        thread.start();

        thread.interrupt();

        assertThat(program.get(60, TimeUnit.SECONDS)).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(err.toString(UTF_8)).isEmpty();
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

    private static PrintStream stream(OutputStream out) {
        return new PrintStream(out, true, UTF_8);
    }
}
