package endpoints.prices;

import endpoints.server.Behavior;
import endpoints.server.DelayDistribution;
import endpoints.server.EndpointServer;
import endpoints.server.ListenerConfig;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/**
 * A server of the daily prices of coins. It serves {@code /price/kraken/btc/2020-04-01} for every exchange in
 * {@code /exchanges}, coin in {@code /symbols} and past day, in JSON, and a description of itself at {@code /}. All but
 * a few prices are invented.
 */
public final class PriceServer extends EndpointServer {
    /** The port at which programs look for a server before they start one of their own. */
    public static final int DEFAULT_PORT = 5000;

    /** For how long prices are delayed when nothing else is asked for. */
    public static final DelayDistribution DEFAULT_DELAY = DelayDistribution.constant(Duration.ofMillis(700));

    private PriceServer(Behavior behavior, ListenerConfig listening) throws IOException, InterruptedException {
        super(new PriceResources(behavior, Clock.systemUTC()), behavior.delay().longest(), listening);
    }

    /** The behavior when nothing else is asked for: 0.7 seconds, no faults. */
    public static Behavior defaultBehavior() {
        return new Behavior(DEFAULT_DELAY, 0, Behavior.DEFAULT_SEED);
    }

    /**
     * Starts a server on a free port of the loopback address, without an access log.
     *
     * @param behavior its delays and faults, each a function of the path below {@code /price/}
     * @throws IOException if it cannot listen
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static PriceServer start(Behavior behavior) throws IOException, InterruptedException {
        return start(behavior, ListenerConfig.onFreePort());
    }

    /**
     * Starts a server.
     *
     * @param behavior its delays and faults, each a function of the path below {@code /price/}
     * @param listening where it listens
     * @throws IOException if it cannot listen at the address
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static PriceServer start(Behavior behavior, ListenerConfig listening)
            throws IOException, InterruptedException {
        return new PriceServer(behavior, listening);
    }

    /** What all paths begin with, such as {@code http://localhost:5000}. */
    @Override
    public String url() {
        return address();
    }
}
