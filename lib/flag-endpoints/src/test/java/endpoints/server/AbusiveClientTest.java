package endpoints.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import endpoints.faults.Fault;
import endpoints.flags.FlagServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbusiveClientTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String GET = "GET /flags/br/br.gif HTTP/1.1\nHost: localhost\n\n";
    private static final int FEW = 2_000;
    private static final int MANY = 100_000;
    private static final long DESCRIPTORS_OF_THE_JVM = 50;
    private static final long MEBIBYTES_OF_THE_JVM = 10;

    @Test
    @Timeout(60)
    void closesConnectionOfClientThatNeverReads() throws Exception {
        try (EndpointServer server = FlagServer.start(Endpoint.LOCAL.defaultBehavior())) {
            server.gate().block("br");
            try (var connection = RawConnection.to(server)) {
                sendUntilClosed(connection);
            }

            assertThat(server.stats().awaitIdle(TIMEOUT)).isTrue();
            assertThat(server.stats().peakInFlight()).isEqualTo(Connection.MAX_UNANSWERED_REQUESTS);
            assertThat(new FlagClient(server).get("/flags/us/us.gif").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void servesPipelinedRequestsUpToTheLimit() throws Exception {
        try (EndpointServer server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
                var connection = RawConnection.to(server)) {
            int requests = Connection.MAX_UNANSWERED_REQUESTS;
            connection.send(GET.repeat(requests));

            for (int i = 0; i < requests; i++) {
                assertThat(connection.read().status()).isEqualTo(200);
            }
        }
    }

    @Test
    @Timeout(120)
    void disconnectedClientsLeaveNothingBehind() throws Exception {
        assertNothingLeftBehind(FEW);
    }

    @Test
    @Tag("long")
    @Timeout(600)
    void oneHundredThousandDisconnectedClientsLeaveNothingBehind() throws Exception {
        assertNothingLeftBehind(MANY);
    }

    /** Half of the clients close the connection, which the server notices when the response is due. The others reset it. */
    private static void assertNothingLeftBehind(int clients) throws Exception {
        var delay = DelayDistribution.constant(Duration.ofMillis(100));
        try (EndpointServer server = FlagServer.start(new Behavior(delay, 0, 0))) {
            long descriptors = openDescriptors();
            long memory = usedMebibytes();
            for (int i = 0; i < clients; i++) {
                try (var disconnecting = RawConnection.to(server)) {
                    disconnecting.send(GET);
                    if (i % 2 == 0) {
                        disconnecting.resetOnClose();
                    }
                }
            }
            server.stats().awaitRequests(clients / 2);

            assertThat(server.stats().awaitIdle(TIMEOUT)).isTrue();
            assertThat(new FlagClient(server).get("/flags/br/br.gif").statusCode())
                    .isEqualTo(200);
            assertThat(server.waitingResponses()).isZero();
            await().until(() -> server.openConnections() <= 1);
            assertThat(openDescriptors()).isLessThan(descriptors + DESCRIPTORS_OF_THE_JVM);
            assertThat(usedMebibytes()).isLessThan(memory + MEBIBYTES_OF_THE_JVM);
        }
    }

    @Test
    @Timeout(60)
    void resetConnectionIsForgottenBeforeItsResponseIsDue() throws Exception {
        try (EndpointServer server =
                FlagServer.start(new Behavior(DelayDistribution.constant(Duration.ofHours(1)), 0, 0))) {
            try (var disconnecting = RawConnection.to(server)) {
                disconnecting.send(GET);
                server.stats().awaitRequests(1);
                disconnecting.resetOnClose();
            }

            assertThat(server.stats().awaitIdle(TIMEOUT)).isTrue();
            assertThat(server.waitingResponses()).isZero();
            server.closeNow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slow-headers",
                "slow-body",
                "bandwidth:1000",
                "stall:100",
                "no-response",
                "reset:100",
                "truncate:100",
                "big-header",
                "late:1",
                "hints"
            })
    @Timeout(120)
    void disconnectedClientsOfFaultsLeaveNothingBehind(String fault) throws Exception {
        try (EndpointServer server =
                FlagServer.start(Endpoint.LOCAL.defaultBehavior().withFaults(List.of(Fault.parse(fault))))) {
            for (int i = 0; i < 100; i++) {
                try (var disconnecting = RawConnection.to(server)) {
                    disconnecting.send(GET.repeat(3));
                    if (i % 2 == 0) {
                        disconnecting.resetOnClose();
                    }
                }
            }

            await().atMost(TIMEOUT).until(() -> server.openConnections() == 0);
            assertThat(server.stats().awaitIdle(TIMEOUT)).isTrue();
            await().atMost(TIMEOUT).until(() -> server.waitingResponses() == 0);
        }
    }

    /** The header of a megabyte is shared: 200 connections that do not read it take little memory. */
    @Test
    @Timeout(60)
    void clientsThatDoNotReadBigHeadersTakeLittleMemory() throws Exception {
        List<RawConnection> clients = new ArrayList<>();
        try (EndpointServer server = FlagServer.start(Endpoint.LOCAL.defaultBehavior())) {
            long memory = usedMebibytes();
            for (int i = 0; i < 200; i++) {
                clients.add(RawConnection.to(server));
                clients.get(i).sendGet("/fault/big-header/flags/br/br.gif");
            }
            await().until(() -> server.stats().faults() == 200);

            assertThat(usedMebibytes()).isLessThan(memory + MEBIBYTES_OF_THE_JVM);
        } finally {
            for (RawConnection client : clients) {
                client.close();
            }
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
        throw new AssertionError("the server accepted a million requests");
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
