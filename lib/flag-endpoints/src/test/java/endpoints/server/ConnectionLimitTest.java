package endpoints.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import endpoints.flags.FlagServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class ConnectionLimitTest {
    @Test
    void closesExcessConnectionsAtOnce() throws Exception {
        try (var server = start(new ConnectionLimit(2));
                var first = RawConnection.to(server);
                var second = RawConnection.to(server)) {
            assertThat(isServed(first)).isTrue();
            assertThat(isServed(second)).isTrue();

            try (var third = RawConnection.to(server)) {
                assertThat(third.isClosedByServer()).isTrue();
            }
            assertThat(isServed(first)).as("first connection").isTrue();
        }
    }

    @Test
    void servesNewConnectionAfterOneIsClosed() throws Exception {
        try (var server = start(new ConnectionLimit(2));
                var first = RawConnection.to(server)) {
            assertThat(isServed(first)).isTrue();
            try (var second = RawConnection.to(server)) {
                assertThat(isServed(second)).isTrue();
            }

            awaitServedConnection(server);
            assertThat(isServed(first)).isTrue();
        }
    }

    @Test
    void doesNotCountClosedExcessConnections() throws Exception {
        try (var server = start(new ConnectionLimit(1))) {
            try (var first = RawConnection.to(server)) {
                assertThat(isServed(first)).isTrue();
                for (int i = 0; i < 10; i++) {
                    try (var excess = RawConnection.to(server)) {
                        assertThat(excess.isClosedByServer()).isTrue();
                    }
                }
            }

            awaitServedConnection(server);
        }
    }

    @Test
    void isSharedByTheServersOfTheProcess() throws Exception {
        var limit = new ConnectionLimit(1);

        try (var one = start(limit);
                var other = start(limit);
                var first = RawConnection.to(one)) {
            assertThat(isServed(first)).isTrue();

            try (var second = RawConnection.to(other)) {
                assertThat(second.isClosedByServer()).isTrue();
            }
        }
    }

    private static FlagServer start(ConnectionLimit limit) throws Exception {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return FlagServer.start(Endpoint.LOCAL.defaultBehavior(), new ListenerConfig(anyPort, limit, AccessLog.NONE));
    }

    /** The server does not notice at once that a client has closed its connection. */
    private static void awaitServedConnection(FlagServer server) {
        await().until(() -> {
            try (var connection = RawConnection.to(server)) {
                return isServed(connection);
            }
        });
    }

    private static boolean isServed(RawConnection connection) {
        try {
            connection.sendGet("/flags/br/metadata.json");
            return connection.read().status() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
