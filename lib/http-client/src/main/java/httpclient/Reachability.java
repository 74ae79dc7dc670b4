package httpclient;

import commandline.CannotRunException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.http.HttpStatus;

/** Finds out whether a server is there, before anything is asked of it. */
public final class Reachability {
    private static final Duration PROBE_TIMEOUT = Duration.ofMillis(300);

    /** The client is cold when it asks: what it needs to get going must not be taken for a server that is silent. */
    private static final Duration PROBE_MAX_TIME = Duration.ofSeconds(2);

    private Reachability() {}

    /**
     * Requires that something accepts connections.
     *
     * @param timeout for connecting
     * @throws CannotRunException if nothing does
     */
    public static void requireAnswer(URI url, Duration timeout) throws CannotRunException {
        int defaultPort = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
        int port = url.getPort() < 0 ? defaultPort : url.getPort();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), port), Math.toIntExact(timeout.toMillis()));
        } catch (SocketTimeoutException e) {
            throw new CannotRunException("nothing answers at " + url + ": timed out while connecting", e);
        } catch (IOException e) {
            throw new CannotRunException("nothing answers at " + url + ": " + ErrorMessages.of(e), e);
        }
    }

    /**
     * Whether a server on this machine has a resource. Warns if something else delays the port.
     *
     * @param resource that only the server that is looked for has
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
            // Something listens there, but it is not that server, or one too busy to be used.
        } catch (IOException e) {
            if (e instanceof ConnectException) {
                return false;
            }
        }
        warnings.println(
                "Port %d is delayed by something that does not serve %s; a server inside this program is used instead."
                        .formatted(resource.getPort(), resource.getPath()));
        return false;
    }
}
