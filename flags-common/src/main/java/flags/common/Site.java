package flags.common;

import commandline.CannotRunException;
import endpoints.flags.FlagServer;
import endpoints.server.Endpoint;
import flags.common.FlagsOptions.Source;
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
 * @param url the base URL of the flags, without a trailing slash
 * @param embedded the embedded server, empty if a running one is used
 */
record Site(String label, URI url, Optional<FlagServer> embedded) implements AutoCloseable {
    /**
     * Finds or starts a server.
     *
     * @param source the server that the user selected
     * @param timeout the timeout for connecting
     * @param warnings the stream for the warning that another program uses the port
     * @throws CannotRunException if the server is unreachable or cannot be started
     * @throws InterruptedException if the calling thread is interrupted
     */
    static Site open(Source source, Duration timeout, PrintStream warnings)
            throws CannotRunException, InterruptedException {
        if (source.baseUrl().isPresent()) {
            URI url = source.baseUrl().get();
            Reachability.requireConnection(url, timeout);
            return new Site("CUSTOM", url, Optional.empty());
        }
        String label = source.label().name();
        URI address = source.label().address();
        Optional<Endpoint> endpoint = source.label().endpoint();
        return endpoint.isEmpty() || (!source.embedded() && servesFlags(address, warnings))
                ? new Site(label, address, Optional.empty())
                : start(label, endpoint.get());
    }

    /** Returns whether a flag server responds at an address. Prints a warning if another program uses the port. */
    static boolean servesFlags(URI address, PrintStream warnings) throws InterruptedException {
        return Reachability.serves(URI.create(address + "/"), warnings);
    }

    private static Site start(String label, Endpoint endpoint) throws CannotRunException, InterruptedException {
        try {
            FlagServer server = FlagServer.start(endpoint.defaultBehavior());
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
