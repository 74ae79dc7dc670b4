package endpoints.server;

import static org.assertj.core.api.Assertions.assertThat;

import endpoints.flags.FlagServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalRequestTest {
    private static final String FLAG = "/flags/br/br.gif";

    private FlagServer server;
    private FlagClient client;

    @BeforeEach
    void startServer() throws Exception {
        server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
        client = new FlagClient(server);
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s, \"another\"", "*"})
    void respondsNotModifiedForMatchingTag(String condition) throws Exception {
        String tag = tagOf(FLAG);

        HttpResponse<String> response = client.get(FLAG, "If-None-Match", condition.replace("%s", tag));

        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("ETag")).hasValue(tag);
    }

    @Test
    void reusesConnectionAfterNotModified() throws Exception {
        String tag = tagOf(FLAG);

        try (var connection = RawConnection.to(server)) {
            connection.send("GET " + FLAG + " HTTP/1.1\nHost: localhost\nIf-None-Match: " + tag + "\n\n");
            RawResponse notModified = connection.readHead();
            connection.sendGet(FLAG);
            RawResponse next = connection.read();

            assertThat(notModified.statusLine()).isEqualTo("HTTP/1.1 304 Not Modified");
            assertThat(next.statusLine()).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void sendsContentForOtherTag() throws Exception {
        HttpResponse<String> response = client.get(FLAG, "If-None-Match", "\"other\"");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isNotEmpty();
    }

    @Test
    void respondsNotFoundWhateverTheCondition() throws Exception {
        HttpResponse<String> response = client.get("/flags/zz/zz.gif", "If-None-Match", "*");

        assertThat(response.statusCode()).isEqualTo(404);
    }

    @Test
    void respondsNotModifiedForMetadata() throws Exception {
        String path = "/flags/br/metadata.json";

        HttpResponse<String> response = client.get(path, "If-None-Match", tagOf(path));

        assertThat(response.statusCode()).isEqualTo(304);
    }

    private String tagOf(String path) throws Exception {
        return client.get(path).headers().firstValue("ETag").orElseThrow();
    }
}
