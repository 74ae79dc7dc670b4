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

/** A flag-server with more clients than it can serve closes the excess connections and serves the others. */
class AbusedServerIT {
    private static final String FLAG = "/flags/br/br.gif";
    private static final int BURST = 3_000;

    /** The descriptors that the server keeps for itself where the limit is 1 000 or more. */
    private static final int RESERVED_DESCRIPTORS = 500;

    private static final int MAX_CONNECTIONS = 20_000;
    private static final int SHORT_CONNECTIONS = 20_000;
    private static final int DELAYED_REQUESTS = 500;
    private static final int BUSY_CLIENTS = 4;

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final List<RawClient> open = new ArrayList<>();

    @TempDir
    private Path directory;

    @AfterEach
    void closeAll() throws IOException {
        clients.shutdownNow();
        for (RawClient client : open) {
            client.close();
        }
        open.clear();
    }

    /** Stops the server first, so that all connection requests are pending when it accepts the first. */
    @ParameterizedTest
    @ValueSource(ints = {256, 400, 800})
    void survivesABurstOfConnectionsBeyondItsDescriptors(int descriptors) throws Exception {
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
    void servesConnectionsUpToItsLimit() throws Exception {
        fillToTheLimit(2_000, "-Xmx64m");
    }

    /** With 20 000 descriptors, a common hard limit, the server takes 19 500 connections. */
    @Test
    @Tag("long")
    void servesConnectionsUpToTheSystemsLimit() throws Exception {
        assumeTrue(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean);
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        ProcessSample full = fillToTheLimit(system.getMaxFileDescriptorCount(), "-Xmx512m");
        System.out.println("at the limit: " + full);
    }

    private ProcessSample fillToTheLimit(long descriptors, String heap) throws Exception {
        ProcessSample.assumeAvailable();
        long limit = Math.min(MAX_CONNECTIONS, descriptors - RESERVED_DESCRIPTORS);
        try (Run server = Servers.startWithDescriptors(descriptors, directory, heap)) {
            String url = Servers.url(server, "LOCAL");
            for (int i = 0; i < limit; i++) {
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

    /** Every second client resets its connection without a request. */
    @Test
    void servesThousandsOfShortConnections() throws Exception {
        try (Run server = Servers.start(directory)) {
            String url = Servers.url(server, "LOCAL");
            long begin = System.nanoTime();
            List<Future<Integer>> served = startClients(() -> {
                int flags = 0;
                for (int i = 0; i < SHORT_CONNECTIONS / BUSY_CLIENTS; i++) {
                    try (RawClient client = RawClient.to(url).resettingOnClose()) {
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

    /** Requests in flight get a complete response or a closed connection, while other clients keep sending. */
    @Test
    void endsOnSigtermUnderLoad() throws Exception {
        try (Run server = Servers.start(directory)) {
            String url = Servers.url(server, "DELAY");
            for (int i = 0; i < DELAYED_REQUESTS; i++) {
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

    /** Connects until a request is served: the server notices closed connections one by one. */
    private static void awaitServed(String url) throws IOException {
        boolean served = false;
        while (!served) {
            try (RawClient client = RawClient.to(url)) {
                served = client.get(FLAG) == 200;
            }
        }
    }
}
