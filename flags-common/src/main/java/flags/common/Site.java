package flags.common;

import flags.cli.CannotRunException;
import flags.common.FlagsOptions.Source;
import flags.endpoints.Endpoint;
import flags.endpoints.FlagServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.http.HttpStatus;

/**
 * The server of a run: one that runs already, or one that was started for the run and ends with it.
 *
 * @param label under which it is shown
 * @param url below which the flags are
 * @param embedded the server that was started for the run
 */
record Site(String label, URI url, Optional<FlagServer> embedded) implements AutoCloseable {
    private static final Duration PROBE_TIMEOUT = Duration.ofMillis(300);

    /** The client is cold when it asks: what it needs to get going must not be taken for a server that is silent. */
    private static final Duration PROBE_MAX_TIME = Duration.ofSeconds(2);

    /**
     * Finds or starts the server that the user asks for.
     *
     * @param warnings where to say that a port is not held by a flag server
     * @throws CannotRunException if there is none and none can be started
     * @throws InterruptedException if the calling thread is interrupted
     */
    static Site open(Source source, Duration timeout, PrintStream warnings)
            throws CannotRunException, InterruptedException {
        if (source.baseUrl().isPresent()) {
            URI url = source.baseUrl().get();
            requireAnswer(url, timeout);
            return new Site("CUSTOM", url, Optional.empty());
        }
        String label = source.label().name();
        URI address = source.label().address();
        Optional<Endpoint> endpoint = source.label().endpoint();
        return endpoint.isEmpty() || (!source.embedded() && servesFlags(address, warnings))
                ? new Site(label, address, Optional.empty())
                : start(label, endpoint.get());
    }

    private static void requireAnswer(URI url, Duration timeout) throws CannotRunException {
        int defaultPort = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
        int port = url.getPort() < 0 ? defaultPort : url.getPort();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), port), Math.toIntExact(timeout.toMillis()));
        } catch (SocketTimeoutException e) {
            throw new CannotRunException("nothing answers at " + url + ": timed out while connecting", e);
        } catch (IOException e) {
            throw new CannotRunException("nothing answers at " + url + ": " + FailureWords.of(e), e);
        }
    }

    /** Whether a flag server answers at an address; warns if something else holds the port. */
    static boolean servesFlags(URI address, PrintStream warnings) throws InterruptedException {
        var settings = new DownloaderSettings(address, "", 1, PROBE_TIMEOUT, PROBE_MAX_TIME);
        try (var deadlines = new Deadlines();
                var transport = new BlockingTransport(settings, deadlines)) {
            if (transport.get(URI.create(address + "/")).status() == HttpStatus.SC_OK) {
                return true;
            }
        } catch (TimeoutException e) {
            // Something listens there, but it is no flag server, or one too busy to be used.
        } catch (IOException e) {
            if (e instanceof ConnectException) {
                return false;
            }
        }
        warnings.println("Port " + address.getPort() + " is held by something that does not serve /flags/;"
                + " a server inside this program is used instead.");
        return false;
    }

    private static Site start(String label, Endpoint endpoint) throws CannotRunException, InterruptedException {
        try {
            FlagServer server = FlagServer.start(endpoint.defaultBehaviour());
            return new Site(label, URI.create(server.url()), Optional.of(server));
        } catch (IOException e) {
            throw new CannotRunException("cannot start a flag server: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        embedded.ifPresent(FlagServer::closeNow);
    }
}
