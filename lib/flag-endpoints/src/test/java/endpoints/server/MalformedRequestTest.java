package endpoints.server;

import static org.assertj.core.api.Assertions.assertThat;

import endpoints.flags.FlagServer;
import java.io.IOException;
import java.net.SocketException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedRequestTest {
    private static final String GET = "GET /flags/br/br.gif HTTP/1.1\nHost: localhost\n";

    private FlagServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
    }

    @AfterEach
    void assertThatServerStillServes() throws Exception {
        int status = new FlagClient(server).get("/flags/br/br.gif").statusCode();
        server.close();

        assertThat(status).isEqualTo(200);
    }

    @Test
    void rejectsTooLongHeader() throws Exception {
        assertRejected(GET + "X-Long: " + "x".repeat(8 * 1024) + "\n\n");
    }

    @Test
    void rejectsTooLongPath() throws Exception {
        assertRejected("GET /" + "x".repeat(8 * 1024) + " HTTP/1.1\nHost: localhost\n\n");
    }

    @Test
    void rejectsTooManyHeaders() throws Exception {
        assertRejected(GET + "X-Many: x\n".repeat(100) + "\n");
    }

    @Test
    void servesRequestAtTheLimits() throws Exception {
        try (var connection = RawConnection.to(server)) {
            connection.send(GET + "X-Long: " + "x".repeat(8000) + "\n" + "X-Many: x\n".repeat(98) + "\n");

            assertThat(connection.read().status()).isEqualTo(200);
        }
    }

    @Test
    void rejectsMissingVersion() throws Exception {
        assertRejected("GET /flags/br/br.gif\n\n");
    }

    @Test
    void rejectsUnknownVersion() throws Exception {
        assertRejected("GET /flags/br/br.gif HTTP/7.5\nHost: localhost\n\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -3",
                "Content-Length: many",
                "Content-Length: 3\nContent-Length: 5",
                "Transfer-Encoding: zip"
            })
    void rejectsInvalidBodyLength(String headers) throws Exception {
        try (var connection = RawConnection.to(server)) {
            connection.send(GET + headers + "\n\n");

            assertThat(connection.read().status()).isIn(400, 501);
            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    void rejectsWordsThatAreNotHttp() throws Exception {
        assertRejected("hello\n\n");
    }

    @Test
    void rejectsRandomBytes() throws Exception {
        var noise = new byte[16 * 1024];
        new Random(1).nextBytes(noise);

        try (var connection = RawConnection.to(server)) {
            connection.send(noise);

            assertRejected(connection);
        }
    }

    private void assertRejected(String request) throws IOException {
        try (var connection = RawConnection.to(server)) {
            connection.send(request);

            assertRejected(connection);
        }
    }

    /** The response can be lost if the server closes the connection before it has read the whole request. */
    private static void assertRejected(RawConnection connection) throws IOException {
        try {
            assertThat(connection.read().status()).isBetween(400, 505);
        } catch (SocketException reset) {
            return;
        }
        assertThat(connection.isClosedByServer()).isTrue();
    }
}
