package endpoints.server;

/** The flag endpoints, each of which listens on a port of its own. */
public enum Endpoint {
    /** Answers at once. */
    LOCAL(8000),
    /** Holds every response. */
    DELAY(8001),
    /** Holds every response and refuses some requests with status 418. */
    ERROR(8002);

    private final int defaultPort;

    Endpoint(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** The port at which programs look for this endpoint before they start one of their own. */
    public int defaultPort() {
        return defaultPort;
    }

    /**
     * The behavior of this endpoint for the given delay, rate and seed, of which it takes what it has a use for.
     *
     * @param delay how long DELAY and ERROR delay a response
     * @param errorRate the part of the codes that ERROR refuses, from 0 to 1
     * @param seed of the draw of delays and faults
     */
    public Behavior behavior(DelayDistribution delay, double errorRate, long seed) {
        return switch (this) {
            case LOCAL -> new Behavior(DelayDistribution.NONE, 0, seed);
            case DELAY -> new Behavior(delay, 0, seed);
            case ERROR -> new Behavior(delay, errorRate, seed);
        };
    }

    /** The behavior of this endpoint when nothing else is asked for: half a second, a quarter, the default seed. */
    public Behavior defaultBehavior() {
        return behavior(DelayDistribution.DEFAULT, Behavior.DEFAULT_ERROR_RATE, Behavior.DEFAULT_SEED);
    }
}
