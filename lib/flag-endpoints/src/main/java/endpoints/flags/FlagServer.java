package endpoints.flags;

import endpoints.server.Behavior;
import endpoints.server.EndpointServer;
import endpoints.server.ListenerConfig;
import java.io.IOException;

/**
 * A server of flags. It serves {@code /flags/br/br.gif} and {@code /flags/br/metadata.json} for every country, an index
 * of the flags at {@code /flags/} and a description of itself at {@code /}.
 */
public final class FlagServer extends EndpointServer {
    private FlagServer(Behavior behavior, ListenerConfig listening) throws IOException, InterruptedException {
        super(new FlagResources(FlagCatalog.load(), behavior), behavior.delay().longest(), listening);
    }

    /**
     * Starts a server on a free port of the loopback address, without an access log.
     *
     * @param behavior its delays and faults
     * @throws IOException if it cannot listen
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static FlagServer start(Behavior behavior) throws IOException, InterruptedException {
        return start(behavior, ListenerConfig.onFreePort());
    }

    /**
     * Starts a server.
     *
     * @param behavior its delays and faults
     * @param listening where it listens
     * @throws IOException if it cannot listen at the address
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static FlagServer start(Behavior behavior, ListenerConfig listening)
            throws IOException, InterruptedException {
        return new FlagServer(behavior, listening);
    }

    /** What the paths of the flags begin with, such as {@code http://localhost:8001/flags}. */
    @Override
    public String url() {
        return address() + "/flags";
    }
}
