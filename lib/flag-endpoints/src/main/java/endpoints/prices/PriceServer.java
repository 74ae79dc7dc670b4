package endpoints.prices;

import endpoints.server.Behavior;
import endpoints.server.DelayDistribution;
import endpoints.server.EndpointServer;
import endpoints.server.ListenerConfig;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/**
 * A server of daily coin prices in JSON: {@code /price/kraken/btc/2020-04-01} for every exchange in {@code /exchanges},
 * every coin in {@code /symbols} and every past day, and a home page at {@code /}. All but a few prices are synthetic.
 */
public final class PriceServer extends EndpointServer {
    /** The port at which programs look for a price server before they start an embedded one. */
    public static final int DEFAULT_PORT = 5000;

    /** The default delay: 0.7 seconds. */
    public static final DelayDistribution DEFAULT_DELAY = DelayDistribution.constant(Duration.ofMillis(700));

    private PriceServer(Behavior behavior, ListenerConfig config) throws IOException, InterruptedException {
        super(new PriceResources(behavior, Clock.systemUTC()), behavior, config);
    }

    /** Returns the default behavior: a delay of 0.7 seconds, no refusals. */
    public static Behavior defaultBehavior() {
        return new Behavior(DEFAULT_DELAY, 0, Behavior.DEFAULT_SEED);
    }

    /**
     * Starts a server on a free port of the loopback address, without an access log.
     *
     * @param behavior the delays and refusals of the server, keyed by the path below {@code /price/}
     * @throws IOException if it cannot listen
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static PriceServer start(Behavior behavior) throws IOException, InterruptedException {
        return start(behavior, ListenerConfig.onFreePort());
    }

    /**
     * Starts a server.
     *
     * @param behavior the delays and refusals of the server, keyed by the path below {@code /price/}
     * @param config where the server listens
     * @throws IOException if it cannot listen at the address
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static PriceServer start(Behavior behavior, ListenerConfig config) throws IOException, InterruptedException {
        return new PriceServer(behavior, config);
    }

    /** Returns the base URL of all paths, such as {@code http://localhost:5000}. */
    @Override
    public String url() {
        return address();
    }
}
