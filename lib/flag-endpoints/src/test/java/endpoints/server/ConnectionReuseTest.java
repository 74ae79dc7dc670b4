package endpoints.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import endpoints.flags.FlagServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionReuseTest {
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

    @Test
    void reusesConnection() throws Exception {
        connection.sendGet("/flags/br/metadata.json");
        RawResponse first = connection.read();
        connection.sendGet("/flags/us/metadata.json");
        RawResponse second = connection.read();

        assertThat(first.text()).contains("Brazil");
        assertThat(second.text()).contains("United States");
    }

    @Test
    void answersPipelinedRequestsInOrder() throws Exception {
        String get = "GET /flags/%s/metadata.json HTTP/1.1\nHost: localhost\n\n";
        server.gate().block("br");

        connection.send(get.formatted("br") + get.formatted("zz") + get.formatted("us"));
        server.stats().awaitRequests(3);
        server.gate().release("br");

        assertThat(connection.read().text()).contains("Brazil");
        assertThat(connection.read().status()).isEqualTo(404);
        assertThat(connection.read().text()).contains("United States");
    }

    @Test
    void closesConnectionOnRequest() throws Exception {
        connection.send("GET /flags/br/br.gif HTTP/1.1\nHost: localhost\nConnection: close\n\n");

        assertThat(connection.read().status()).isEqualTo(200);
        assertThat(connection.isClosedByServer()).isTrue();
    }

    @Test
    void servesHttp10AndCloses() throws Exception {
        connection.send("GET /flags/br/br.gif HTTP/1.0\n\n");
        RawResponse response = connection.read();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).startsWith("GIF89a".getBytes(US_ASCII));
        assertThat(connection.isClosedByServer()).isTrue();
    }
}
