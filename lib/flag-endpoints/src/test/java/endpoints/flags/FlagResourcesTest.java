package endpoints.flags;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import endpoints.server.Endpoint;
import endpoints.server.FlagClient;
import endpoints.server.RawConnection;
import endpoints.server.RawResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagResourcesTest {
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

    @Test
    void servesImage() throws Exception {
        byte[] flag = flagOfBrazil();

        HttpResponse<byte[]> response = client.getBytes("/flags/br/br.gif");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(flag);
        assertThat(response.headers().allValues("Content-Type")).containsExactly("image/gif");
        assertThat(response.headers().allValues("Content-Length")).containsExactly(Integer.toString(flag.length));
        assertThat(response.headers().firstValue("ETag")).get().asString().matches("\"[0-9a-f-]+\"");
    }

    @Test
    void respondsToHeadWithTheHeadersOfGet() throws Exception {
        HttpResponse<String> get = client.get("/flags/br/br.gif");

        try (var connection = RawConnection.to(server)) {
            connection.send("HEAD /flags/br/br.gif HTTP/1.1\nHost: localhost\n\n");
            RawResponse head = connection.readHead();
            connection.sendGet("/flags/zz/zz.gif");
            RawResponse next = connection.read();

            assertThat(head.status()).isEqualTo(200);
            for (String name : List.of("content-type", "content-length", "etag")) {
                assertThat(get.headers().firstValue(name))
                        .as(name)
                        .hasValue(head.headers().get(name));
            }
            assertThat(next.statusLine()).as("line after the headers").isEqualTo("HTTP/1.1 404 Not Found");
        }
    }

    @Test
    void servesMetadata() throws Exception {
        HttpResponse<String> response = client.get("/flags/br/metadata.json");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().allValues("Content-Type")).containsExactly("application/json; charset=UTF-8");
        assertThat(response.body()).isEqualToIgnoringWhitespace("{\"country\": \"Brazil\", \"iso_cc\": \"BR\"}");
    }

    @Test
    void encodesMetadataInUtf8() throws Exception {
        HttpResponse<byte[]> response = client.getBytes("/flags/ci/metadata.json");

        assertThat(response.body()).asString(UTF_8).contains("\"Côte d'Ivoire\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/flags/%62r/br.gif", "/flags/b%72/%62r.gif", "/flags/br/br.gif?size=large"})
    void decodesPathAndIgnoresQuery(String path) throws Exception {
        HttpResponse<byte[]> response = client.getBytes(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(flagOfBrazil());
    }

    @Test
    void everyFlagHasItsOwnTag() throws Exception {
        HttpResponse<String> brazil = client.get("/flags/br/br.gif");
        HttpResponse<String> france = client.get("/flags/fr/fr.gif");

        assertThat(brazil.headers().firstValue("ETag"))
                .isNotEqualTo(france.headers().firstValue("ETag"));
    }

    private static byte[] flagOfBrazil() throws IOException {
        try (InputStream in = FlagResourcesTest.class.getResourceAsStream("/flags/images/br.gif")) {
            return Objects.requireNonNull(in, "br.gif").readAllBytes();
        }
    }
}
