package flags.acceptance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import flags.acceptance.Project.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Minutes of downloaders and of clients that misbehave, after which the server is as it was. Prints what it samples. */
@Tag("long")
class SoakIT {
    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("soak.minutes", 10));
    private static final Duration SAMPLE_PERIOD = Duration.ofSeconds(10);
    private static final int MISBEHAVING_CLIENTS = 4;
    private static final byte[] REQUEST = "GET /flags/br/br.gif HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII);
    private static final int PORT_DIGITS_END = 5;

    private final long end = System.nanoTime() + LENGTH.toNanos();

    @TempDir
    private Path directory;

    @SuppressWarnings("NullAway.Init") // JUnit sets the directory.
    SoakIT() {}

    /** What the system says of the server's process. */
    private record Sample(long residentKilobytes, long threads, long descriptors) {
        static Sample of(ProcessHandle process) throws IOException {
            Path proc = Path.of("/proc", Long.toString(process.pid()));
            long resident = 0;
            long threads = 0;
            for (String line : Files.readAllLines(proc.resolve("status"))) {
                String value = line.replaceAll("\\D", "");
                resident = line.startsWith("VmRSS:") ? Long.parseLong(value) : resident;
                threads = line.startsWith("Threads:") ? Long.parseLong(value) : threads;
            }
            try (Stream<Path> open = Files.list(proc.resolve("fd"))) {
                return new Sample(resident, threads, open.count());
            }
        }
    }

    @Test
    void leavesTheServerAsItWas() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "Linux tells memory, threads and descriptors");
        Program server = new Program("flag-server", false);
        String[] ports = {"--local-port", "0", "--delay-port", "0", "--error-port", "0", "--prices-port", "0"};
        ExecutorService load = Executors.newCachedThreadPool();
        try (Run serving = Run.jar(server, directory, LENGTH.multipliedBy(2), List.of("-Xmx256m"), ports)
                .awaitLine("Ctrl-C")) {
            List<String> urls = serving.output().stream()
                    .filter(line -> line.contains("/flags"))
                    .map(line -> line.split(" ", -1)[1])
                    .toList();
            Sample before = Sample.of(serving.handle());
            List<Future<?>> clients = new ArrayList<>();
            clients.add(load.submit(() -> download(new Program("flags-threadpool", false), urls.get(0))));
            clients.add(load.submit(() -> download(new Program("flags-async", false), urls.get(1))));
            for (int seed = 0; seed < MISBEHAVING_CLIENTS; seed++) {
                var random = new Random(seed);
                clients.add(load.submit(() -> misbehave(urls, random)));
            }
            List<Sample> samples = sampleUntilEnd(serving);
            for (Future<?> client : clients) {
                client.get(2, TimeUnit.MINUTES);
            }
            // Whoever has closed in the middle of a request is waited for by the server.
            TimeUnit.SECONDS.sleep(75);
            Sample after = Sample.of(serving.handle());
            System.out.println("before " + before + ", after " + after);

            assertThat(after.descriptors()).isLessThanOrEqualTo(before.descriptors() + 10);
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 5);
            Sample late = samples.get(samples.size() - 1);
            Sample middle = samples.get(samples.size() / 2);
            assertThat(late.residentKilobytes()).isLessThan(2 * middle.residentKilobytes());
            try (Run last = Run.jar(new Program("flags-sequential", false), directory, "--base-url", urls.get(0))) {
                assertThat(last.exitStatus()).isZero();
                assertThat(last.output()).contains(" 20 flags downloaded.");
            }
        } finally {
            load.shutdownNow();
        }
    }

    private List<Sample> sampleUntilEnd(Run serving) throws IOException, InterruptedException {
        List<Sample> samples = new ArrayList<>();
        while (System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.sleep(SAMPLE_PERIOD.toNanos());
            Sample sample = Sample.of(serving.handle());
            samples.add(sample);
            System.out.printf(
                    "| %d | %d | %d | %d |%n",
                    samples.size() * SAMPLE_PERIOD.toSeconds(),
                    sample.residentKilobytes() / 1024,
                    sample.threads(),
                    sample.descriptors());
        }
        return samples;
    }

    private Void download(Program program, String url) throws IOException, InterruptedException {
        while (System.nanoTime() < end) {
            try (Run run = Run.jar(program, directory, "--base-url", url, "-e", "-m", "50", "-t", "20")) {
                assertThat(run.exitStatus()).isZero();
            }
        }
        return null;
    }

    private Void misbehave(List<String> urls, Random random) throws InterruptedException {
        while (System.nanoTime() < end) {
            String url = urls.get(random.nextInt(urls.size()));
            int port = Integer.parseInt(url.replaceAll("\\D", "").substring(0, PORT_DIGITS_END));
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoLinger(random.nextBoolean(), 0);
                misbehave(socket, random);
            } catch (IOException e) {
                // Cut off, as it should be.
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(10));
        }
        return null;
    }

    private static void misbehave(Socket socket, Random random) throws IOException {
        int times = switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> 100;
            default -> 2_000;
        };
        for (int i = 0; i < times; i++) {
            socket.getOutputStream().write(REQUEST);
        }
        var noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        socket.getOutputStream().write(noise);
    }
}
