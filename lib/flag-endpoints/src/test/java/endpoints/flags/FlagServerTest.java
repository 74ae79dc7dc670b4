package endpoints.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import endpoints.server.AccessLog;
import endpoints.server.Behavior;
import endpoints.server.ConnectionLimit;
import endpoints.server.DelayDistribution;
import endpoints.server.Endpoint;
import endpoints.server.ListenerConfig;
import endpoints.server.RawConnection;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class FlagServerTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Test
    void listensOnAFreePortOfTheLoopbackAddress() throws Exception {
        try (var one = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
                var other = FlagServer.start(Endpoint.LOCAL.defaultBehavior())) {
            assertThat(one.port()).isPositive().isNotEqualTo(other.port());
            assertThat(one.url()).isEqualTo("http://localhost:" + one.port() + "/flags");
        }
    }

    @Test
    void reportsPortInUse() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = new InetSocketAddress(taken.getInetAddress(), taken.getLocalPort());

            assertThatThrownBy(() -> FlagServer.start(
                            Endpoint.LOCAL.defaultBehavior(),
                            new ListenerConfig(address, new ConnectionLimit(1), AccessLog.NONE)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use");
        }
        assertThreadsEnd(startedSince(before));
    }

    @Test
    void reportsUnknownHost() {
        var address = InetSocketAddress.createUnresolved("flags.example", 0);

        assertThatThrownBy(() -> FlagServer.start(
                        Endpoint.LOCAL.defaultBehavior(),
                        new ListenerConfig(address, new ConnectionLimit(1), AccessLog.NONE)))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("flags.example");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 200, 700})
    void closeWaitsForRequestsInFlight(int delayMillis) throws Exception {
        var delay = DelayDistribution.constant(Duration.ofMillis(delayMillis));
        FlagServer server = FlagServer.start(new Behavior(delay, 0, 0));
        try (var connection = RawConnection.to(server)) {
            connection.sendGet("/flags/br/br.gif");
            server.stats().awaitRequests(1);

            server.close();

            assertThat(connection.read().status()).isEqualTo(200);
            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    void closeDoesNotWaitForLongDelays() throws Exception {
        FlagServer server = FlagServer.start(new Behavior(DelayDistribution.constant(Duration.ofDays(1)), 0, 0));
        try (var connection = RawConnection.to(server)) {
            connection.sendGet("/flags/br/br.gif");
            server.stats().awaitRequests(1);

            server.close();

            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    void closeNowDoesNotWaitForRequestsInFlight() throws Exception {
        FlagServer server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
        server.gate().block("br");
        try (var connection = RawConnection.to(server)) {
            connection.sendGet("/flags/br/br.gif");
            server.stats().awaitRequests(1);

            server.closeNow();

            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    void refusesConnectionsAfterClose() throws Exception {
        FlagServer server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
        int port = server.port();

        server.close();
        server.close();

        assertThatThrownBy(() -> RawConnection.to(port)).isInstanceOf(ConnectException.class);
    }

    @Test
    void closeEndsAllThreads() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        FlagServer server = FlagServer.start(new Behavior(DelayDistribution.constant(Duration.ofMillis(1)), 0, 0));
        try (var connection = RawConnection.to(server)) {
            connection.sendGet("/flags/br/br.gif");
            connection.read();
            Set<Thread> started = startedSince(before);
            assertThat(started).extracting(Thread::getName).contains("flag-server-timer");

            server.close();

            assertThreadsEnd(started);
        }
    }

    private static Set<Thread> startedSince(Set<Thread> before) {
        var started = new HashSet<>(Thread.getAllStackTraces().keySet());
        started.removeAll(before);
        return started;
    }

    private static void assertThreadsEnd(Set<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(TIMEOUT.toMillis());
        }
        assertThat(threads).noneMatch(Thread::isAlive);
    }
}
