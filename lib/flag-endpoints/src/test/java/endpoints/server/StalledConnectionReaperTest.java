package endpoints.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import endpoints.flags.FlagServer;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StalledConnectionReaperTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final SocketAddress CLIENT = new InetSocketAddress("192.0.2.1", 12345);

    private final StalledConnectionReaper reaper = new StalledConnectionReaper(new ConnectionLimit(10), TIMEOUT);
    private final IOSession connection = mock();
    private final EndpointDetails counts = mock();
    private final IOEventHandler http =
            mock(IOEventHandler.class, withSettings().extraInterfaces(HttpConnection.class));
    private final long begin = System.nanoTime();

    StalledConnectionReaperTest() {
        when(connection.getHandler()).thenReturn(http);
        when(connection.getRemoteAddress()).thenReturn(CLIENT);
        when(((HttpConnection) http).getEndpointDetails()).thenReturn(counts);
        reaper.connected(connection);
    }

    @Test
    void closesConnectionWithoutResponse() {
        reaper.closeStalled(begin + Duration.ofSeconds(59).toNanos());
        verify(connection, never()).close(CloseMode.IMMEDIATE);

        reaper.closeStalled(begin + Duration.ofSeconds(62).toNanos());
        verify(connection).close(CloseMode.IMMEDIATE);
    }

    @Test
    void everyResponseRestartsTheTimeout() {
        when(counts.getResponseCount()).thenReturn(1L);
        reaper.closeStalled(begin + Duration.ofSeconds(50).toNanos());
        reaper.closeStalled(begin + Duration.ofSeconds(109).toNanos());
        verify(connection, never()).close(CloseMode.IMMEDIATE);

        reaper.closeStalled(begin + Duration.ofSeconds(111).toNanos());
        verify(connection).close(CloseMode.IMMEDIATE);
    }

    @Test
    void forgetsClosedConnection() {
        reaper.disconnected(connection);

        reaper.closeStalled(begin + Duration.ofSeconds(100).toNanos());

        verify(connection, never()).close(CloseMode.IMMEDIATE);
        assertThat(reaper.openConnections()).isZero();
    }

    @Test
    void closesConnectionByClientAddress() {
        reaper.close(new InetSocketAddress("192.0.2.1", 54321));
        verify(connection, never()).close(CloseMode.IMMEDIATE);

        reaper.close(CLIENT);
        verify(connection).close(CloseMode.IMMEDIATE);
    }

    @Test
    @Tag("long")
    @Timeout(120)
    void closesConnectionOfClientThatSendsOneBytePerSecond() throws Exception {
        try (EndpointServer server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
                var slow = RawConnection.to(server)) {
            slow.sendGet("/flags/br/metadata.json");
            slow.read();
            byte[] request = "GET /flags/br/br.gif HTTP/1.1\r\nHost: localhost\r\nX-Long: ".getBytes(US_ASCII);
            slow.send(request);
            await().atMost(Duration.ofSeconds(100))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        slow.send(new byte[] {'x'});
                        return server.openConnections() == 0;
                    });

            assertThat(slow.isClosedByServer()).isTrue();
        }
    }
}
