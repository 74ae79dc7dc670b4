package endpoints.flags;

import endpoints.server.Behavior;
import endpoints.server.EndpointServer;
import endpoints.server.ListenerConfig;
import java.io.IOException;

/**
 * A server of flags: {@code /flags/br/br.gif} and {@code /flags/br/metadata.json} for every country, an index of all
 * flags at {@code /flags/}, and a home page at {@code /}.
 */
public final class FlagServer extends EndpointServer {
    private FlagServer(Behavior behavior, ListenerConfig config) throws IOException, InterruptedException {
        super(new FlagResources(FlagCatalog.load(), behavior), behavior, config);
    }

    /**
     * Starts a server on a free port of the loopback address, without an access log.
     *
     * @param behavior the delays and refusals of the server
     * @throws IOException if it cannot listen
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static FlagServer start(Behavior behavior) throws IOException, InterruptedException {
        return start(behavior, ListenerConfig.onFreePort());
    }

    /**
     * Starts a server.
     *
     * @param behavior the delays and refusals of the server
     * @param config where the server listens
     * @throws IOException if it cannot listen at the address
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static FlagServer start(Behavior behavior, ListenerConfig config) throws IOException, InterruptedException {
        return new FlagServer(behavior, config);
    }

    /** Returns the base URL of the flags, such as {@code http://localhost:8001/flags}. */
    @Override
    public String url() {
        return address() + "/flags";
    }
}
