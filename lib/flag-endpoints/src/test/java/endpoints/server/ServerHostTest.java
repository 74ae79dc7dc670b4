package endpoints.server;

import static org.assertj.core.api.Assertions.assertThat;

import endpoints.flags.FlagServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.hc.core5.net.URIAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerHostTest {
    private static final ServerHost LOOPBACK = host("127.0.0.1");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost", "LOCALHOST", "localhost.", "flags.localhost", "A.B.LocalHost", "flags.localhost.",
                        "127.0.0.1",
                "127.255.0.1", "::1", "[::1]", "0:0:0:0:0:0:0:1", "[0:0:0:0:0:0:0:1]", "[::1%lo]", "[::1%25lo]",
                "[::ffff:127.0.0.1]"
            })
    void acceptsLocalNames(String name) {
        assertThat(LOOPBACK.accepts(new URIAuthority(name, 8000))).isTrue();
        assertThat(host("::1").accepts(new URIAuthority(name, 8000))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flags.example",
                "localhost.flags.example",
                "localhost..",
                "notlocalhost",
                "127.0.0.1.flags.example",
                "127.0.0.256",
                "127.1",
                "2130706433",
                "0.0.0.0",
                "192.0.2.1",
                "[::2]",
                "[fe80::1%lo]",
                "::",
                "a:b",
                ".",
                "[]",
                "%"
            })
    void rejectsForeignNames(String name) {
        assertThat(LOOPBACK.accepts(new URIAuthority(name, 8000))).isFalse();
    }

    @Test
    void acceptsTheNameThatItWasGiven() throws UnknownHostException {
        InetAddress named = InetAddress.getByAddress("Flags.Example", new byte[] {127, 0, 1, 1});
        var host = new ServerHost(new InetSocketAddress(named, 0));

        assertThat(host.accepts(new URIAuthority("flags.example"))).isTrue();
        assertThat(host.accepts(new URIAuthority("FLAGS.EXAMPLE."))).isTrue();
        assertThat(host.accepts(new URIAuthority("other.example"))).isFalse();
        assertThat(host.urlHost()).isEqualTo("Flags.Example");
    }

    @Test
    void acceptsEveryNameUnlessBoundToLoopback() {
        assertThat(host("0.0.0.0").accepts(new URIAuthority("flags.example"))).isTrue();
        assertThat(host("192.0.2.1").accepts(new URIAuthority("flags.example"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, localhost",
        "127.0.0.2, 127.0.0.2",
        "0.0.0.0, localhost",
        "::, localhost",
        "::1, [::1]",
        "192.0.2.1, 192.0.2.1",
        "2001:db8::a:0:0:1, [2001:db8::a:0:0:1]",
        "fe80::1%3, [fe80::1%253]"
    })
    void urlNamesAnAddressThatServes(String address, String urlHost) {
        assertThat(host(address).urlHost()).isEqualTo(urlHost);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "0.0.0.0", "::", "::1", "[::1]", "localhost"})
    void servesAtItsUrl(String address) throws Exception {
        var config = new ListenerConfig(new InetSocketAddress(address, 0), new ConnectionLimit(10), AccessLog.NONE);
        try (var server = FlagServer.start(Endpoint.LOCAL.defaultBehavior(), config)) {
            assertThat(status(server.url() + "/br/br.gif")).isEqualTo(200);
            assertThat(status(server.address())).isEqualTo(200);
        }
    }

    private static int status(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static ServerHost host(String address) {
        return new ServerHost(new InetSocketAddress(address, 0));
    }
}
