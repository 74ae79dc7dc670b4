package acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A flag-server whose clients are more than it can serve turns the excess away, and goes on with the others. */
class AbusedServerIT {
    private static final String FLAG = "/flags/br/br.gif";
    private static final int BURST = 3_000;

    /** What the server keeps free for itself, if there are not few. */
    private static final int DESCRIPTORS_KEPT_FREE = 500;

    private static final int MAX_CONNECTIONS = 20_000;
    private static final int SHORT_CONNECTIONS = 20_000;
    private static final int HELD_REQUESTS = 500;
    private static final int BUSY_CLIENTS = 4;

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final List<RawClient> open = new ArrayList<>();

    @TempDir
    private Path directory;

    @SuppressWarnings("NullAway.Init") // JUnit sets the directory.
    AbusedServerIT() {}

    @AfterEach
    void closeAll() throws IOException {
        clients.shutdownNow();
        for (RawClient client : open) {
            client.close();
        }
        open.clear();
    }

    /** All connects are there before the server can accept the first. */
    @ParameterizedTest
    @ValueSource(ints = {256, 400, 800})
    void survivesABurstOfConnectsBeyondItsDescriptors(int descriptors) throws Exception {
        try (Run server = Servers.startWithDescriptors(descriptors, directory)) {
            String url = Servers.url(server, "LOCAL");
            server.signal("STOP");
            for (int i = 0; i < BURST; i++) {
                open.add(RawClient.begin(url));
            }
            server.signal("CONT");

            int served = 0;
            for (RawClient client : open) {
                served += client.finishConnect().get(FLAG) == RawClient.CLOSED ? 0 : 1;
            }
            assertThat(served).isBetween(1, descriptors);
            closeAll();
            awaitServed(url);
            assertThat(server.error()).isEmpty();
        }
    }

    @Test
    void servesAsManyConnectionsAsItHasPlacesFor() throws Exception {
        fillAllPlaces(2_000, "-Xmx64m");
    }

    /** Of 20 000 descriptors, which many systems give at most, 19 500 connections. */
    @Test
    @Tag("long")
    void servesAsManyConnectionsAsTheSystemPermits() throws Exception {
        assumeTrue(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean);
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        ProcessSample full = fillAllPlaces(system.getMaxFileDescriptorCount(), "-Xmx512m");
        System.out.println("with all places taken: " + full);
    }

    private ProcessSample fillAllPlaces(long descriptors, String heap) throws Exception {
        ProcessSample.assumeAvailable();
        long places = Math.min(MAX_CONNECTIONS, descriptors - DESCRIPTORS_KEPT_FREE);
        try (Run server = Servers.startWithDescriptors(descriptors, directory, heap)) {
            String url = Servers.url(server, "LOCAL");
            for (int i = 0; i < places; i++) {
                RawClient client = RawClient.to(url);
                open.add(client);
                assertThat(client.get(FLAG)).isEqualTo(200);
            }
            ProcessSample full = ProcessSample.of(server.handle());

            try (RawClient excess = RawClient.to(url)) {
                assertThat(excess.get(FLAG)).isEqualTo(RawClient.CLOSED);
            }
            for (RawClient client : open) {
                assertThat(client.get(FLAG)).isEqualTo(200);
            }
            closeAll();
            awaitServed(url);
            return full;
        }
    }

    /** Every other client breaks off as soon as it is connected. */
    @Test
    void servesShortConnectionsByTheThousand() throws Exception {
        try (Run server = Servers.start(directory)) {
            String url = Servers.url(server, "LOCAL");
            long begin = System.nanoTime();
            List<Future<Integer>> served = startClients(() -> {
                int flags = 0;
                for (int i = 0; i < SHORT_CONNECTIONS / BUSY_CLIENTS; i++) {
                    try (RawClient client = RawClient.to(url).breakingOff()) {
                        flags += i % 2 == 0 && client.get(FLAG) == 200 ? 1 : 0;
                    }
                }
                return flags;
            });
            for (Future<Integer> flags : served) {
                assertThat(flags.get()).isEqualTo(SHORT_CONNECTIONS / BUSY_CLIENTS / 2);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf("%.0f connections a second%n", SHORT_CONNECTIONS / seconds);
        }
    }

    /** While clients send one request after the other, what was in flight before is answered, or else ends. */
    @Test
    void endsUnderLoadWhenItIsTold() throws Exception {
        try (Run server = Servers.start(directory)) {
            String url = Servers.url(server, "DELAY");
            for (int i = 0; i < HELD_REQUESTS; i++) {
                RawClient client = RawClient.to(url);
                open.add(client);
                client.send(FLAG);
            }
            List<Future<Integer>> busy = startClients(() -> requestUntilClosed(Servers.url(server, "LOCAL")));
            awaitServed(Servers.url(server, "LOCAL"));

            long begin = System.nanoTime();
            server.signal("TERM");

            assertThat(server.exitStatus()).isEqualTo(143);
            System.out.printf("ended %d ms after the signal%n", (System.nanoTime() - begin) / 1_000_000);
            for (RawClient client : open) {
                assertThat(client.read()).isIn(200, RawClient.CLOSED);
            }
            for (Future<Integer> requests : busy) {
                assertThat(requests.get(1, TimeUnit.MINUTES)).isPositive();
            }
        }
    }

    private static int requestUntilClosed(String url) throws IOException {
        int requests = 0;
        try (RawClient client = RawClient.to(url)) {
            while (client.get(FLAG) == 200) {
                requests++;
            }
        }
        return requests;
    }

    private <T> List<Future<T>> startClients(Callable<T> client) {
        return IntStream.range(0, BUSY_CLIENTS)
                .mapToObj(number -> clients.submit(client))
                .toList();
    }

    /** Connects until the server, which notices one after the other that clients have closed, has a place again. */
    private static void awaitServed(String url) throws IOException {
        boolean served = false;
        while (!served) {
            try (RawClient client = RawClient.to(url)) {
                served = client.get(FLAG) == 200;
            }
        }
    }
}
