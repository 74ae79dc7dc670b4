package prices.client;

import commandline.CannotRunException;
import endpoints.prices.PriceServer;
import httpclient.Reachability;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The server of a run: a running one, or an embedded one that ends with the run.
 *
 * @param label the name that is shown to the user
 * @param url the base URL, without a trailing slash
 * @param embedded the embedded server, empty if a running one is used
 */
public record PriceSite(String label, URI url, Optional<PriceServer> embedded) implements AutoCloseable {
    private static final String LABEL = "PRICES";

    /**
     * The server that the user selected.
     *
     * @param baseUrl the base URL of the user's own server, if any
     * @param embedded whether to start a server without looking for a running one
     */
    public record Source(Optional<URI> baseUrl, boolean embedded) {}

    /**
     * Finds or starts a server.
     *
     * @param source the server that the user selected
     * @param timeout the timeout for connecting
     * @param warnings the stream for the warning that another program uses the port
     * @throws CannotRunException if the server is unreachable or cannot be started
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static PriceSite open(Source source, Duration timeout, PrintStream warnings)
            throws CannotRunException, InterruptedException {
        if (source.baseUrl().isPresent()) {
            URI url = source.baseUrl().get();
            Reachability.requireConnection(url, timeout);
            return new PriceSite("CUSTOM", url, Optional.empty());
        }
        URI url = URI.create("http://localhost:" + PriceServer.DEFAULT_PORT);
        return !source.embedded() && Reachability.serves(URI.create(url + "/exchanges"), warnings)
                ? new PriceSite(LABEL, url, Optional.empty())
                : start();
    }

    private static PriceSite start() throws CannotRunException, InterruptedException {
        try {
            PriceServer server = PriceServer.start(PriceServer.defaultBehavior());
            return new PriceSite(LABEL, URI.create(server.url()), Optional.of(server));
        } catch (IOException e) {
            throw new CannotRunException("cannot start a price server: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        embedded.ifPresent(PriceServer::closeNow);
    }
}
