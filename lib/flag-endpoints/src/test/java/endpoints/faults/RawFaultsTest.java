package endpoints.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import endpoints.flags.FlagServer;
import endpoints.server.Endpoint;
import endpoints.server.RawConnection;
import endpoints.server.RawConnection.End;
import endpoints.server.RawConnection.Received;
import endpoints.server.RawResponse;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that are not well-formed HTTP, or end the connection: the bytes and the end that a client receives. */
@Timeout(60)
class RawFaultsTest {
    private static final String FLAG = "/flags/br/br.gif";

    /** Long enough for a server that sends something, however slowly this machine runs it. */
    private static final Duration SHORT_SILENCE = Duration.ofMillis(300);

    private static final Duration LONG_SILENCE = Duration.ofSeconds(20);

    private FlagServer server;
    private RawConnection connection;
    private String flag = "";

    @BeforeEach
    void connect() throws Exception {
        server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
        try (var other = RawConnection.to(server)) {
            other.send("GET " + FLAG + " HTTP/1.1\nHost: localhost\nConnection: close\n\n");
            String response = other.readToEnd(LONG_SILENCE).text();
            flag = response.substring(response.indexOf("\r\n\r\n") + 4);
        }
        connection = RawConnection.to(server);
    }

    @AfterEach
    void serverStillServesAndCloses() throws Exception {
        connection.close();
        try (var next = RawConnection.to(server)) {
            next.sendGet(FLAG);
            assertThat(next.read().status()).as("next client").isEqualTo(200);
        }
        assertThat(server.stats().inFlight()).isZero();
        server.closeNow();
    }

    @Test
    void slowHeadersSendsOneByteAtATime() throws Exception {
        Received received = get("slow-headers", SHORT_SILENCE);

        assertThat(received.end()).isEqualTo(End.SILENT);
        assertThat(received.text()).isEqualTo("H");
    }

    @Test
    void slowBodySendsTheHeadAtOnce() throws Exception {
        Received received = get("slow-body", SHORT_SILENCE);

        assertThat(received.end()).isEqualTo(End.SILENT);
        assertThat(received.text())
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("\r\nContent-Length: " + flag.length() + "\r\n")
                .endsWith("\r\n\r\nG");
    }

    @Test
    void bandwidthSendsTheWholeResponse() throws Exception {
        Received received = get("bandwidth:100000", LONG_SILENCE);

        assertThat(received.end()).isEqualTo(End.CLOSED);
        assertThat(received.text()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n" + flag);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 500})
    void stallSendsNBytesOfTheResponse(int bytes) throws Exception {
        Received received = get("stall:" + bytes, SHORT_SILENCE);

        assertThat(received.end()).isEqualTo(End.SILENT);
        assertThat(received.text()).hasSize(bytes);
        assertThat("HTTP/1.1 200 OK\r\n").startsWith(received.text().substring(0, Math.min(bytes, 17)));
    }

    @Test
    void stallNeverSendsAllBytes() throws Exception {
        Received received = get("stall:999999", SHORT_SILENCE);

        assertThat(received.end()).isEqualTo(End.SILENT);
        assertThat(received.text()).endsWith("\r\n\r\n" + flag.substring(0, flag.length() - 1));
    }

    @Test
    void noResponseSendsNothing() throws Exception {
        Received received = get("no-response", SHORT_SILENCE);

        assertThat(received.end()).isEqualTo(End.SILENT);
        assertThat(received.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stall:100", "no-response"})
    void stalledConnectionEndsWhenTheClientCloses(String fault) throws Exception {
        send(fault);
        connection.closeOutput();

        assertThat(connection.readToEnd(LONG_SILENCE).end()).isEqualTo(End.CLOSED);
    }

    @Test
    void stalledConnectionIsReset() throws Exception {
        send("no-response");
        await().until(() -> server.stats().faults() == 1);
        connection.send("x".repeat(100_000));

        assertThat(connection.readToEnd(LONG_SILENCE).end()).isEqualTo(End.RESET);
    }

    @Test
    void closeSendsNothing() throws Exception {
        Received received = get("close", LONG_SILENCE);

        assertThat(received.end()).isEqualTo(End.CLOSED);
        assertThat(received.text()).isEmpty();
    }

    @Test
    void resetSendsNothing() throws Exception {
        Received received = get("reset", LONG_SILENCE);

        assertThat(received.end()).isEqualTo(End.RESET);
        assertThat(received.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500})
    void resetAfterNBytesSendsThem(int bytes) throws Exception {
        Received received = get("reset:" + bytes, LONG_SILENCE);

        assertThat(received.end()).isEqualTo(End.RESET);
        assertThat(received.text()).hasSize(bytes);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "100, 100", "999999, -1"})
    void truncateLiesAboutTheLength(int bytes, int expected) throws Exception {
        Received received = get("truncate:" + bytes, LONG_SILENCE);

        assertThat(received.end()).isEqualTo(End.CLOSED);
        assertThat(received.text())
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("\r\nContent-Length: " + flag.length() + "\r\n")
                .endsWith("\r\n\r\n" + flag.substring(0, expected < 0 ? flag.length() - 1 : expected));
    }

    @Test
    void truncateUnknownStatesNoLength() throws Exception {
        Received received = get("truncate-unknown:100", LONG_SILENCE);

        assertThat(received.end()).isEqualTo(End.CLOSED);
        assertThat(received.text())
                .contains("\r\nConnection: close\r\n")
                .doesNotContain("Content-Length", "Transfer-Encoding")
                .endsWith("\r\n\r\n" + flag.substring(0, 100));
    }

    @Test
    void badChunkFollowsAGoodOne() throws Exception {
        Received received = get("bad-chunk", LONG_SILENCE);

        assertThat(received.end()).isEqualTo(End.CLOSED);
        assertThat(received.text())
                .contains("\r\nTransfer-Encoding: chunked\r\n")
                .endsWith("\r\n\r\n64\r\n" + flag.substring(0, 100) + "\r\nmany\r\n");
    }

    @Test
    void badStatusHasNoStatusCode() throws Exception {
        Received received = get("bad-status", LONG_SILENCE);

        assertThat(received.end()).isEqualTo(End.CLOSED);
        assertThat(received.text()).startsWith("HTTP/1.1 two hundred\r\nDate: ").endsWith(flag);
    }

    @Test
    void bigHeaderHasAMegabyte() throws Exception {
        Received received = get("big-header", LONG_SILENCE);

        assertThat(received.end()).isEqualTo(End.CLOSED);
        assertThat(received.text())
                .startsWith("HTTP/1.1 200 OK\r\nX-Big: xxx")
                .hasSizeGreaterThan(1024 * 1024)
                .endsWith(flag);
    }

    @Test
    void hintsPrecedeTheResponse() throws Exception {
        send("hints");
        RawResponse hints = connection.readHead();
        RawResponse response = connection.read();

        assertThat(hints.statusLine()).isEqualTo("HTTP/1.1 103 Early Hints");
        assertThat(response.status()).isEqualTo(200);
        assertThat(new String(response.body(), ISO_8859_1)).isEqualTo(flag);
        assertThat(connection.isClosedByServer()).isTrue();
    }

    @Test
    void headHasNoBody() throws Exception {
        connection.send("HEAD /fault/truncate:100" + FLAG + " HTTP/1.1\nHost: localhost\n\n");
        Received received = connection.readToEnd(LONG_SILENCE);

        assertThat(received.end()).isEqualTo(End.CLOSED);
        assertThat(received.text())
                .contains("\r\nContent-Length: " + flag.length() + "\r\n")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncate:100", "stall:500", "reset:500", "bad-chunk", "slow-body"})
    void missingFlagsMeetTheFaultInsteadOfA404(String fault) throws Exception {
        connection.sendGet("/fault/" + fault + "/flags/zz/zz.gif");

        assertThat(connection.readHead().statusLine()).isEqualTo("HTTP/1.1 200 OK");
    }

    @Test
    void faultWaitsForEarlierPipelinedResponses() throws Exception {
        String get = "GET %s HTTP/1.1\nHost: localhost\n\n";
        server.gate().block("us");
        connection.send(get.formatted("/flags/us/metadata.json")
                + get.formatted("/fault/close" + FLAG)
                + get.formatted("/flags/fr/metadata.json"));
        server.stats().awaitRequests(3);

        server.gate().release("us");

        assertThat(connection.read().text()).contains("United States");
        Received rest = connection.readToEnd(LONG_SILENCE);
        assertThat(rest.text()).isEmpty();
        assertThat(rest.end()).isEqualTo(End.CLOSED);
    }

    @Test
    void faultMeetsAReusedConnection() throws Exception {
        connection.sendGet(FLAG);
        connection.read();

        Received received = get("truncate:1", LONG_SILENCE);

        assertThat(received.end()).isEqualTo(End.CLOSED);
        assertThat(received.text()).endsWith("\r\n\r\nG");
    }

    @Test
    void countsEachFault() throws Exception {
        get("close", LONG_SILENCE);

        assertThat(server.stats().faults()).isEqualTo(1);
    }

    private Received get(String fault, Duration silence) throws IOException {
        send(fault);
        return connection.readToEnd(silence);
    }

    private void send(String fault) throws IOException {
        connection.sendGet("/fault/" + fault + FLAG);
    }
}
