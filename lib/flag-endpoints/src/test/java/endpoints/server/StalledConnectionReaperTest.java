package endpoints.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import endpoints.flags.FlagServer;
import java.time.Duration;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StalledConnectionReaperTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String ID = "a-1";

    private final StalledConnectionReaper reaper = new StalledConnectionReaper(new ConnectionLimit(10), TIMEOUT);
    private final IOSession session = mock();
    private final HttpConnection http = mock();
    private final Connection connection = new Connection(session, mock());
    private final long begin = System.nanoTime();

    StalledConnectionReaperTest() {
        when(session.getId()).thenReturn(ID);
        when(http.getEndpointDetails()).thenReturn(mock());
        when(http.isOpen()).thenReturn(true);
        reaper.add(ID, connection);
        reaper.connected(session);
    }

    @Test
    void closesConnectionWithoutProgress() {
        reaper.closeStalled(begin + Duration.ofSeconds(59).toNanos());
        verify(session, never()).close(CloseMode.IMMEDIATE);

        reaper.closeStalled(begin + Duration.ofSeconds(90).toNanos());
        verify(session).close(CloseMode.IMMEDIATE);
    }

    @Test
    void everyRequestHeadAndResponseRestartsTheTimeout() {
        var later = new Connection(session, mock());
        long afterwards = System.nanoTime();

        later.onRequestHead(http, mock());
        assertThat(later.isStalled(afterwards + TIMEOUT.toNanos(), TIMEOUT.toNanos()))
                .isFalse();

        long atResponse = System.nanoTime();
        later.onExchangeComplete(http, true);
        assertThat(later.isStalled(atResponse + TIMEOUT.toNanos(), TIMEOUT.toNanos()))
                .isFalse();
        assertThat(later.isStalled(System.nanoTime() + TIMEOUT.toNanos() + 1, TIMEOUT.toNanos()))
                .isTrue();
    }

    @Test
    void forgetsClosedConnection() {
        reaper.disconnected(session);

        reaper.closeStalled(begin + Duration.ofSeconds(100).toNanos());

        verify(session, never()).close(CloseMode.IMMEDIATE);
        assertThat(reaper.openConnections()).isZero();
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
