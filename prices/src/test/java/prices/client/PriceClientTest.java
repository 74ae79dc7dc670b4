package prices.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import commandline.CannotRunException;
import httpclient.ClientSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import prices.TestPrices;
import prices.client.Result.Failure;

@Timeout(60)
class PriceClientTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpServer server;
    private final PriceClient client;
    private volatile byte[] body = {};

    PriceClientTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        URI url = URI.create("http://localhost:" + server.getAddress().getPort());
        client = new PriceClient(new PriceClientSettings(url, new ClientSettings(1, TIMEOUT, TIMEOUT)));
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void removesDuplicateNames() throws Exception {
        body = "[\"kraken\", \"okex\", \"kraken\"]".getBytes(UTF_8);

        assertThat(client.exchanges()).containsExactly("kraken", "okex");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[1]",
                "{}",
                "null",
                "[null]",
                "[\"..\"]",
                "[\"a/b\"]",
                "[\"a,b\"]",
                "[\"\"]",
                "[\"=1\"]",
                "[\"a\\u0000\"]"
            })
    void rejectsWhatIsNotAListOfNames(String json) {
        body = json.getBytes(UTF_8);

        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(client::symbols)
                .withMessageStartingWith("no price server: http://localhost:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "null", "{\"open\": \"x\"}", "{\"open\": {\"a\": [1]}}", ""})
    void aMalformedPriceIsAFailure(String json) throws Exception {
        body = json.getBytes(UTF_8);

        assertThat(client.get(TestPrices.queries(1).get(0)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.reason()).startsWith("not a price: "));
    }
}
