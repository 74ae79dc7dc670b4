package httpclient;

import commandline.CannotRunException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.http.HttpStatus;

/** Checks whether a server is running before it is used. */
public final class Reachability {
    private static final Duration PROBE_TIMEOUT = Duration.ofMillis(300);

    /** Includes the start-up of a cold client, which must not make a server look silent. */
    private static final Duration PROBE_MAX_TIME = Duration.ofSeconds(2);

    private Reachability() {}

    /**
     * Requires that a server accepts connections at one of the addresses of its host.
     *
     * @param url the URL of the server
     * @param timeout the timeout for connecting
     * @throws CannotRunException if no connection can be opened
     */
    public static void requireConnection(URI url, Duration timeout) throws CannotRunException {
        int defaultPort = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
        int port = url.getPort() < 0 ? defaultPort : url.getPort();
        try {
            connect(new UriHostResolver().resolve(url.getHost()), port, timeout);
        } catch (SocketTimeoutException e) {
            throw new CannotRunException("nothing answers at " + url + ": timed out while connecting", e);
        } catch (IOException e) {
            throw new CannotRunException("nothing answers at " + url + ": " + ErrorMessages.of(e), e);
        }
    }

    /** Opens a connection to any of the addresses of a host, in their order, as the client does. */
    static void connect(InetAddress[] addresses, int port, Duration timeout) throws IOException {
        for (int attempt = 0; attempt < addresses.length; attempt++) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(addresses[attempt], port), Math.toIntExact(timeout.toMillis()));
                return;
            } catch (IOException e) {
                if (attempt == addresses.length - 1) {
                    throw e;
                }
            }
        }
    }

    /**
     * Returns whether a local server has a resource. Prints a warning if the port is in use but the resource is missing.
     *
     * @param resource a resource that identifies the server
     * @param warnings the stream for the warning
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static boolean serves(URI resource, PrintStream warnings) throws InterruptedException {
        try (var deadlines = new Deadlines();
                var transport =
                        new BlockingTransport(new ClientSettings(1, PROBE_TIMEOUT, PROBE_MAX_TIME), deadlines)) {
            if (transport.get(resource).status() == HttpStatus.SC_OK) {
                return true;
            }
        } catch (TimeoutException e) {
            // Another server, or one that is too busy to be used.
        } catch (IOException e) {
            if (e instanceof ConnectException) {
                return false;
            }
        }
        warnings.println("Port %s is in use, but does not serve %s; an embedded server is used instead."
                .formatted(resource.getPort(), resource.getPath()));
        return false;
    }
}
