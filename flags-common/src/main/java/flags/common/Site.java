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
 * The server of a run: one that runs already, or one that was started for the run and ends with it.
 *
 * @param label under which it is shown
 * @param url below which the flags are
 * @param embedded the server that was started for the run
 */
record Site(String label, URI url, Optional<FlagServer> embedded) implements AutoCloseable {
    /**
     * Finds or starts the server that the user asks for.
     *
     * @param warnings where to say that a port is not delayed by a flag server
     * @throws CannotRunException if there is none and none can be started
     * @throws InterruptedException if the calling thread is interrupted
     */
    static Site open(Source source, Duration timeout, PrintStream warnings)
            throws CannotRunException, InterruptedException {
        if (source.baseUrl().isPresent()) {
            URI url = source.baseUrl().get();
            Reachability.requireAnswer(url, timeout);
            return new Site("CUSTOM", url, Optional.empty());
        }
        String label = source.label().name();
        URI address = source.label().address();
        Optional<Endpoint> endpoint = source.label().endpoint();
        return endpoint.isEmpty() || (!source.embedded() && servesFlags(address, warnings))
                ? new Site(label, address, Optional.empty())
                : start(label, endpoint.get());
    }

    /** Whether a flag server answers at an address; warns if something else delays the port. */
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
