package endpoints.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import endpoints.flags.FlagServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AbusiveClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String GET = "GET /flags/br/br.gif HTTP/1.1\nHost: localhost\n\n";
    private static final int FEW = 2_000;
    private static final int MANY = 100_000;
    private static final long DESCRIPTORS_OF_THE_JVM = 50;
    private static final long MEBIBYTES_OF_THE_JVM = 10;

    @Test
    @Timeout(60)
    void whoNeverReadsIsCutOff() throws Exception {
        try (EndpointServer server = FlagServer.start(Endpoint.LOCAL.defaultBehavior())) {
            server.gate().block("br");
            try (var connection = RawConnection.to(server)) {
                sendUntilClosed(connection);
            }

            assertThat(server.stats().awaitIdle(PATIENCE)).isTrue();
            assertThat(server.stats().peakInFlight()).isEqualTo(ConnectionCloser.MAX_UNANSWERED_REQUESTS);
            assertThat(new FlagClient(server).get("/flags/us/us.gif").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void whoPipelinesWithinTheLimitIsServed() throws Exception {
        try (EndpointServer server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
                var connection = RawConnection.to(server)) {
            int requests = ConnectionCloser.MAX_UNANSWERED_REQUESTS;
            connection.send(GET.repeat(requests));

            for (int i = 0; i < requests; i++) {
                assertThat(connection.read().status()).isEqualTo(200);
            }
        }
    }

    @Test
    @Timeout(120)
    void whoVanishesLeavesNothingBehind() throws Exception {
        vanish(FEW);
    }

    @Test
    @Tag("long")
    @Timeout(600)
    void oneHundredThousandWhoVanishLeaveNothingBehind() throws Exception {
        vanish(MANY);
    }

    /** By turns the client takes its leave, which ends when its response is due, and breaks the connection off. */
    private static void vanish(int clients) throws Exception {
        var delay = DelayDistribution.constant(Duration.ofMillis(100));
        try (EndpointServer server = FlagServer.start(new Behavior(delay, 0, 0))) {
            long descriptors = openDescriptors();
            long memory = usedMebibytes();
            for (int i = 0; i < clients; i++) {
                try (var vanishing = RawConnection.to(server)) {
                    vanishing.send(GET);
                    if (i % 2 == 0) {
                        vanishing.breakOffOnClose();
                    }
                }
            }
            server.stats().awaitRequests(clients / 2);

            assertThat(server.stats().awaitIdle(PATIENCE)).isTrue();
            assertThat(new FlagClient(server).get("/flags/br/br.gif").statusCode())
                    .isEqualTo(200);
            assertThat(server.waitingResponses()).isZero();
            awaitConnections(server, 1);
            assertThat(openDescriptors()).isLessThan(descriptors + DESCRIPTORS_OF_THE_JVM);
            assertThat(usedMebibytes()).isLessThan(memory + MEBIBYTES_OF_THE_JVM);
        }
    }

    @Test
    @Timeout(60)
    void whoBreaksOffIsNotRememberedUntilItsResponseIsDue() throws Exception {
        try (EndpointServer server =
                FlagServer.start(new Behavior(DelayDistribution.constant(Duration.ofHours(1)), 0, 0))) {
            try (var vanishing = RawConnection.to(server)) {
                vanishing.send(GET);
                server.stats().awaitRequests(1);
                vanishing.breakOffOnClose();
            }

            assertThat(server.stats().awaitIdle(PATIENCE)).isTrue();
            assertThat(server.waitingResponses()).isZero();
            server.closeNow();
        }
    }

    private static void sendUntilClosed(RawConnection connection) throws IOException {
        String requests = GET.repeat(1_000);
        try {
            for (int i = 0; i < 1_000; i++) {
                connection.send(requests);
            }
        } catch (SocketException closed) {
            return;
        }
        throw new AssertionError("a million requests were taken");
    }

    /** The server learns one after the other that clients have closed, which no client can see. */
    private static void awaitConnections(EndpointServer server, int atMost) {
        while (server.openConnections() > atMost) {
            Thread.onSpinWait();
        }
    }

    private static long usedMebibytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    private static long openDescriptors() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        assumeTrue(system instanceof UnixOperatingSystemMXBean, "descriptors are counted on Unix");
        return ((UnixOperatingSystemMXBean) system).getOpenFileDescriptorCount();
    }
}
