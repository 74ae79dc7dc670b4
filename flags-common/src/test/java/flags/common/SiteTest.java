package flags.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import commandline.CannotRunException;
import endpoints.flags.FlagServer;
import endpoints.server.Endpoint;
import flags.common.FlagsOptions.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SiteTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final ByteArrayOutputStream warnings = new ByteArrayOutputStream();

    @Test
    void usesABaseUrlThatAcceptsConnections() throws Exception {
        try (FlagServer server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
                // when
                Site site = open(at(URI.create(server.url())), TIMEOUT)) {
            // then
            assertThat(site).isEqualTo(new Site("CUSTOM", URI.create(server.url()), Optional.empty()));
            assertThat(server.stats().requests()).isZero();
        }
    }

    @Test
    void failsIfTheBaseUrlRefusesConnections() throws IOException {
        // given
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        // when / then
        assertCannotRun(URI.create("http://127.0.0.1:" + port + "/flags"), "cannot connect: connection refused");
    }

    @Test
    void failsIfTheHostIsUnknown() {
        assertCannotRun(URI.create("http://nowhere.invalid/flags"), "unknown host: nowhere.invalid");
    }

    @Test
    void failsIfConnectingTimesOut() throws IOException {
        try (var server = new FullBacklogServer()) {
            assertThatExceptionOfType(CannotRunException.class)
                    .isThrownBy(() -> open(at(server.url()), Duration.ofMillis(100)))
                    .withMessage("nothing answers at " + server.url() + ": timed out while connecting");
        }
    }

    @Test
    void findsARunningServerWithoutACountedRequest() throws Exception {
        try (FlagServer server = FlagServer.start(Endpoint.DELAY.defaultBehavior())) {
            assertThat(servesFlags(URI.create(server.url()))).isTrue();
            assertThat(warnings.size()).isZero();
            assertThat(server.stats().requests()).isZero();
        }
    }

    @Test
    void anUnusedPortCausesNoWarning() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(servesFlags(URI.create("http://127.0.0.1:" + port + "/flags")))
                .isFalse();
        assertThat(warnings.size()).isZero();
    }

    @Test
    void warnsIfThePortServesSomethingElse() throws Exception {
        try (var server = RawServer.start("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(servesFlags(server.url())).isFalse();
            assertThat(warnings.toString(UTF_8))
                    .contains("Port " + server.url().getPort(), "does not serve /flags/")
                    .hasLineCount(1);
        }
    }

    @Test
    void warnsIfThePortDoesNotRespond() throws Exception {
        try (var server = RawServer.start((out, connection) -> RawServer.awaitClose(connection))) {
            assertThat(servesFlags(server.url())).isFalse();
            assertThat(warnings.toString(UTF_8)).contains("does not serve /flags/");
        }
    }

    private boolean servesFlags(URI address) throws InterruptedException {
        return Site.servesFlags(address, new PrintStream(warnings, true, UTF_8));
    }

    @ParameterizedTest
    @EnumSource(
            value = ServerLabel.class,
            names = {"LOCAL", "DELAY", "ERROR", "CHAOS", "BUSY"})
    void anEmbeddedServerRunsUntilItsSiteIsClosed(ServerLabel label) throws Exception {
        // given
        Site site = open(new Source(label, Optional.empty(), true), TIMEOUT);
        try (site;
                var connection = new Socket(site.url().getHost(), site.url().getPort())) {
            assertThat(connection.isConnected()).isTrue();
            assertThat(site.label()).isEqualTo(label.name());
            assertThat(site.url())
                    .isNotEqualTo(label.address())
                    .hasHost("localhost")
                    .hasPath("/flags");
        }

        // when closed, then
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> new Socket(site.url().getHost(), site.url().getPort()).close());
        assertThat(warnings.toString(UTF_8)).isEmpty();
    }

    @Test
    void theRemoteSiteIsNotProbed() throws Exception {
        try (Site site = open(new Source(ServerLabel.REMOTE, Optional.empty(), false), TIMEOUT)) {
            assertThat(site.url()).isEqualTo(URI.create("https://www.fluentpython.com/data/flags"));
            assertThat(site.embedded()).isEmpty();
        }
    }

    @Test
    void anInterruptEndsTheProbe() {
        // given
        Thread.currentThread().interrupt();

        // when / then
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> open(new Source(ServerLabel.LOCAL, Optional.empty(), false), TIMEOUT));
    }

    private void assertCannotRun(URI url, String message) {
        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> open(at(url), TIMEOUT))
                .withMessage("nothing answers at " + url + ": " + message);
    }

    private static Source at(URI url) {
        return new Source(ServerLabel.LOCAL, Optional.of(url), false);
    }

    private Site open(Source source, Duration timeout) throws CannotRunException, InterruptedException {
        return Site.open(source, timeout, new PrintStream(warnings, true, UTF_8));
    }
}
