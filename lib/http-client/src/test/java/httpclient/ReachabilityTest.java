package httpclient;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A host whose first address, 127.0.0.2, does not serve. */
class ReachabilityTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Test
    void oneServingAddressOfAHostSuffices() throws IOException {
        try (var server = new ServerSocket(0, 1, address(1))) {
            assertThatNoException().isThrownBy(() -> Reachability.connect(addresses(), server.getLocalPort(), TIMEOUT));
        }
    }

    @Test
    void aHostWithoutAServingAddressIsUnreachable() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, address(1))) {
            port = server.getLocalPort();
        }

        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> Reachability.connect(addresses(), port, TIMEOUT));
    }

    private static InetAddress address(int last) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }

    private static InetAddress[] addresses() throws IOException {
        return new InetAddress[] {address(2), address(1)};
    }
}
