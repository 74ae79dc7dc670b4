package endpoints.server;

import static org.assertj.core.api.Assertions.assertThat;

import endpoints.flags.FlagServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedRequestTest {
    private static final String FLAG = "/flags/br/br.gif";

    private FlagServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"})
    void allowsGetAndHeadOnly(String method) throws Exception {
        HttpResponse<String> response = new FlagClient(server).send(method, FLAG);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flags.example", "127.0.0.1.flags.example", "localhost.flags.example", "192.0.2.1:80"})
    void rejectsForeignHost(String host) throws Exception {
        assertThat(get(server, FLAG, host).status()).isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8000",
                "127.0.0.1",
                "127.1.2.3:8000",
                "[::1]",
                "[::1]:8000",
                "localhost.",
                "flags.localhost:8000",
                "[0:0:0:0:0:0:0:1]:8000",
                "[::1%25lo]:8000"
            })
    void acceptsLocalHostNames(String host) throws Exception {
        assertThat(get(server, FLAG, host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://flags.example" + FLAG, "//etc/passwd"})
    void rejectsForeignHostInRequestLine(String address) throws Exception {
        assertThat(get(server, address, "localhost").status()).isEqualTo(421);
    }

    @Test
    void acceptsEveryHostUnlessBoundToLoopback() throws Exception {
        var everywhere = new InetSocketAddress("0.0.0.0", 0);

        try (var open = FlagServer.start(
                Endpoint.LOCAL.defaultBehavior(),
                new ListenerConfig(everywhere, new ConnectionLimit(10), AccessLog.NONE))) {
            assertThat(get(open, FLAG, "flags.example").status()).isEqualTo(200);
        }
    }

    @Test
    void rejectsMissingHost() throws Exception {
        try (var connection = RawConnection.to(server)) {
            connection.send("GET " + FLAG + " HTTP/1.1\n\n");

            assertThat(connection.read().status()).isEqualTo(400);
        }
    }

    private static RawResponse get(FlagServer server, String target, String host) throws IOException {
        try (var connection = RawConnection.to(server)) {
            connection.send("GET " + target + " HTTP/1.1\nHost: " + host + "\n\n");
            return connection.read();
        }
    }
}
