package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import acceptance.Project.Program;
import java.io.IOException;
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

/** Runs downloaders and misbehaving clients for minutes. The server's threads, descriptors and memory do not grow. Prints a sample every ten seconds. */
@Tag("long")
class SoakIT {
    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("soak.minutes", 10));
    private static final Duration SAMPLE_PERIOD = Duration.ofSeconds(10);

    /** Resident from the start, so that only memory outside the heap can grow. */
    private static final List<String> HEAP = List.of("-Xms128m", "-Xmx128m", "-XX:+AlwaysPreTouch");

    private static final Duration IDLE_CONNECTIONS_CLOSED_AFTER = Duration.ofSeconds(90);
    private static final long DESCRIPTORS_OF_THE_JVM = 10;
    private static final int MISBEHAVING_CLIENTS = 4;

    private final long end = System.nanoTime() + LENGTH.toNanos();

    @TempDir
    private Path directory;

    @Test
    void doesNotGrow() throws Exception {
        ProcessSample.assumeAvailable();
        ExecutorService load = Executors.newCachedThreadPool();
        try (Run serving = Servers.start(directory, LENGTH.plusMinutes(5), HEAP)) {
            List<String> urls = Stream.of("LOCAL", "DELAY", "ERROR", "CHAOS")
                    .map(label -> Servers.url(serving, label))
                    .toList();
            ProcessSample before = ProcessSample.of(serving.handle());
            List<Future<?>> clients = new ArrayList<>();
            clients.add(load.submit(() -> download(Program.named("flags-threadpool"), urls.get(0), "20")));
            clients.add(load.submit(() -> download(Program.named("flags-async"), urls.get(1), "20")));
            clients.add(load.submit(() -> download(Program.named("flags-threadpool"), urls.get(3), "3")));
            for (int seed = 0; seed < MISBEHAVING_CLIENTS; seed++) {
                var random = new Random(seed);
                clients.add(load.submit(() -> misbehave(urls, random)));
            }
            List<ProcessSample> samples = sampleUntilEnd(serving);
            for (Future<?> client : clients) {
                client.get(2, TimeUnit.MINUTES);
            }
            long quiet = before.descriptors() + DESCRIPTORS_OF_THE_JVM;
            ProcessSample after = awaitDescriptors(serving, quiet);
            System.out.println("before " + before + ", after " + after);

            assertThat(after.descriptors()).isLessThanOrEqualTo(quiet);
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 5);
            ProcessSample late = samples.get(samples.size() - 1);
            ProcessSample middle = samples.get(samples.size() / 2);
            assertThat(late.residentMebibytes()).isLessThan(2 * middle.residentMebibytes());
            try (Run last = Run.jar(Program.named("flags-sequential"), directory, "--base-url", urls.get(0))) {
                assertThat(last.exitStatus()).isZero();
                assertThat(last.output()).contains(" 20 flags downloaded.");
            }
        } finally {
            load.shutdownNow();
        }
    }

    /** Connections closed in the middle of a request stay open at the server for 60 s. */
    private static ProcessSample awaitDescriptors(Run serving, long atMost) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + IDLE_CONNECTIONS_CLOSED_AFTER.toNanos();
        ProcessSample sample = ProcessSample.of(serving.handle());
        while (sample.descriptors() > atMost && System.nanoTime() < deadline) {
            TimeUnit.SECONDS.sleep(1);
            sample = ProcessSample.of(serving.handle());
        }
        return sample;
    }

    private List<ProcessSample> sampleUntilEnd(Run serving) throws IOException, InterruptedException {
        List<ProcessSample> samples = new ArrayList<>();
        while (System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.sleep(SAMPLE_PERIOD.toNanos());
            ProcessSample sample = ProcessSample.of(serving.handle());
            samples.add(sample);
            System.out.printf(
                    "| %d | %d | %d | %d |%n",
                    samples.size() * SAMPLE_PERIOD.toSeconds(),
                    sample.residentMebibytes(),
                    sample.threads(),
                    sample.descriptors());
        }
        return samples;
    }

    /** Downloads until the end. With a short time limit, the faults of CHAOS keep no download longer than a run may take. */
    private Void download(Program program, String url, String maxSeconds) throws IOException, InterruptedException {
        while (System.nanoTime() < end) {
            List<String> args =
                    List.of("--base-url", url, "-e", "-m", "50", "-t", maxSeconds, "--max-time", maxSeconds);
            try (Run run = Run.jar(program, directory, args.toArray(String[]::new))) {
                assertThat(run.exitStatus()).isZero();
            }
        }
        return null;
    }

    private Void misbehave(List<String> urls, Random random) throws InterruptedException {
        while (System.nanoTime() < end) {
            try (RawClient client = RawClient.to(urls.get(random.nextInt(urls.size())))) {
                if (random.nextBoolean()) {
                    client.resettingOnClose();
                }
                misbehave(client, random);
            } catch (IOException e) {
                // The server closed the connection, as it should.
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(10));
        }
        return null;
    }

    private static void misbehave(RawClient client, Random random) throws IOException {
        int times = switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> 100;
            default -> 2_000;
        };
        for (int i = 0; i < times; i++) {
            client.send("/flags/br/br.gif");
        }
        var noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        client.send(noise);
    }
}
