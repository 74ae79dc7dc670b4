package endpoints.server;

import static org.assertj.core.api.Assertions.assertThat;

import endpoints.flags.FlagServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
    private static final String POST = "POST /flags/br/br.gif HTTP/1.1\nHost: localhost\n";
    private static final int LIMIT = 64 * 1024;

    private FlagServer server;
    private RawConnection connection;

    @BeforeEach
    void connect() throws Exception {
        server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
        connection = RawConnection.to(server);
    }

    @AfterEach
    void disconnect() throws IOException {
        connection.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, LIMIT})
    void readsBodyUpToTheLimitAndReusesConnection(int length) throws Exception {
        connection.send(POST + "Content-Length: " + length + "\n\n");
        connection.send(new byte[length]);

        assertThat(connection.read().status()).isEqualTo(405);
        assertConnectionIsUsable();
    }

    @Test
    void readsChunkedBodyUpToTheLimit() throws Exception {
        connection.send(POST + "Transfer-Encoding: chunked\n\n");
        sendChunk(LIMIT / 2);
        sendChunk(LIMIT / 2);
        connection.send("0\n\n");

        assertThat(connection.read().status()).isEqualTo(405);
        assertConnectionIsUsable();
    }

    @Test
    void rejectsTooLongContentLengthBeforeTheBody() throws Exception {
        connection.send(POST + "Content-Length: " + (LIMIT + 1) + "\n\n");

        assertBodyRejected();
    }

    @Test
    void rejectsChunkedBodyOnceItExceedsTheLimit() throws Exception {
        connection.send(POST + "Transfer-Encoding: chunked\n\n");
        sendChunk(LIMIT);
        sendChunk(1);

        assertBodyRejected();
    }

    @Test
    void sendsContinueToClientThatExpectsIt() throws Exception {
        connection.send(POST + "Content-Length: 5\nExpect: 100-continue\n\n");
        RawResponse interim = connection.readHead();
        connection.send("hello");

        assertThat(interim.status()).isEqualTo(100);
        assertThat(connection.read().status()).isEqualTo(405);
        assertConnectionIsUsable();
    }

    @Test
    void rejectsTooLargeBodyOfClientThatExpectsContinue() throws Exception {
        connection.send(POST + "Content-Length: 1000000\nExpect: 100-continue\n\n");
        RawResponse interim = connection.readHead();

        assertThat(interim.status()).isEqualTo(100);
        assertBodyRejected();
    }

    @Test
    void readsBodyOfGetRequest() throws Exception {
        connection.send("GET /flags/br/br.gif HTTP/1.1\nHost: localhost\nContent-Length: 5\n\nhello");

        assertThat(connection.read().status()).isEqualTo(200);
        assertConnectionIsUsable();
    }

    private void sendChunk(int length) throws IOException {
        connection.send(Integer.toHexString(length) + "\n");
        connection.send(new byte[length]);
        connection.send("\n");
    }

    private void assertConnectionIsUsable() throws IOException {
        connection.sendGet("/flags/br/br.gif");
        assertThat(connection.read().status()).isEqualTo(200);
    }

    private void assertBodyRejected() throws IOException {
        RawResponse response = connection.read();

        assertThat(response.status()).isEqualTo(413);
        assertThat(response.headers()).containsEntry("connection", "close");
        assertThat(connection.isClosedByServer()).isTrue();
    }
}
