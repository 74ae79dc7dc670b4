package prices;

import commandline.CannotRunException;
import endpoints.prices.PriceServer;
import httpclient.Reachability;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The server of a run: one that runs already, or one that was started for the run and ends with it.
 *
 * @param label under which it is shown
 * @param url what all its paths begin with
 * @param embedded the server that was started for the run
 */
record PriceSite(String label, URI url, Optional<PriceServer> embedded) implements AutoCloseable {
    private static final String LABEL = "PRICES";

    /**
     * Which server the user wants.
     *
     * @param baseUrl of the user's own server
     * @param embedded whether to start a server without looking for one
     */
    record Wish(Optional<URI> baseUrl, boolean embedded) {}

    /**
     * Finds or starts a server.
     *
     * @param warnings where to say that the port is not delayed by a price server
     * @throws CannotRunException if there is none and none can be started
     * @throws InterruptedException if the calling thread is interrupted
     */
    static PriceSite open(Wish wish, Duration timeout, PrintStream warnings)
            throws CannotRunException, InterruptedException {
        if (wish.baseUrl().isPresent()) {
            URI url = wish.baseUrl().get();
            Reachability.requireConnection(url, timeout);
            return new PriceSite("CUSTOM", url, Optional.empty());
        }
        URI usual = URI.create("http://localhost:" + PriceServer.DEFAULT_PORT);
        return !wish.embedded() && Reachability.serves(URI.create(usual + "/exchanges"), warnings)
                ? new PriceSite(LABEL, usual, Optional.empty())
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
