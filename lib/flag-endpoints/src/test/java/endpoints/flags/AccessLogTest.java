package endpoints.flags;

import static org.assertj.core.api.Assertions.assertThat;

import endpoints.server.AccessLog;
import endpoints.server.ConnectionLimit;
import endpoints.server.Endpoint;
import endpoints.server.FlagClient;
import endpoints.server.ListenerConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class AccessLogTest {
    private static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final InetSocketAddress CLIENT = new InetSocketAddress("192.0.2.1", 12345);

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AccessLog log = AccessLog.common(lines::add);

    @Test
    void hasTheCommonLogFormat() {
        log.responding(CLIENT, "GET /flags/br/br.gif HTTP/1.1", 200, 1234);

        assertThat(lines)
                .singleElement()
                .asString()
                .matches("192\\.0\\.2\\.1 - - "
                        + "\\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}] "
                        + "\"GET /flags/br/br\\.gif HTTP/1\\.1\" 200 1234");
    }

    @Test
    @ResourceLock(Resources.LOCALE)
    void isIndependentOfTheLocale() {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            log.responding(CLIENT, "GET / HTTP/1.1", 200, 1234);
        } finally {
            Locale.setDefault(usual);
        }

        assertThat(lines).singleElement().asString().endsWith("\"GET / HTTP/1.1\" 200 1234");
    }

    @Test
    void replacesUnprintableCharacters() {
        log.responding(CLIENT, "GET /\"\\\n\u001b[31mü HTTP/1.1", 404, 0);

        assertThat(lines).singleElement().asString().endsWith("\"GET /????[31m? HTTP/1.1\" 404 0");
    }

    @Test
    void logsEveryResponse() throws Exception {
        int size = FlagCatalog.load().image("br").orElseThrow().body().length;

        try (var server = FlagServer.start(
                Endpoint.LOCAL.defaultBehavior(), new ListenerConfig(LOOPBACK, new ConnectionLimit(10), log))) {
            var client = new FlagClient(server);
            client.get("/flags/br/br.gif");
            client.send("HEAD", "/flags/br/br.gif");
            client.get("/flags/br/br.gif?x=%22", "If-None-Match", "*");
            client.send("DELETE", "/");

            assertThat(lines)
                    .map(line -> line.substring(line.indexOf(']') + 2))
                    .containsExactly(
                            "\"GET /flags/br/br.gif HTTP/1.1\" 200 " + size,
                            "\"HEAD /flags/br/br.gif HTTP/1.1\" 200 0",
                            "\"GET /flags/br/br.gif?x=%22 HTTP/1.1\" 304 0",
                            "\"DELETE / HTTP/1.1\" 405 18");
            assertThat(lines).allMatch(line -> line.startsWith("127.0.0.1 - - ["));
        }
    }
}
