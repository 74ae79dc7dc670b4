package endpoints.server;

/** The flag endpoints. Each listens on its own port. */
public enum Endpoint {
    /** Answers at once. */
    LOCAL(8000),
    /** Delays every response. */
    DELAY(8001),
    /** Delays every response and refuses some codes with status 418. */
    ERROR(8002);

    private final int defaultPort;

    Endpoint(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** Returns the port at which programs look for this endpoint before they start an embedded one. */
    public int defaultPort() {
        return defaultPort;
    }

    /**
     * Returns the behavior of this endpoint. Each endpoint uses only the settings that apply to it.
     *
     * @param delay the delays of DELAY and ERROR
     * @param errorRate the fraction of codes that ERROR refuses, from 0 to 1
     * @param seed the seed of delays and refusals
     */
    public Behavior behavior(DelayDistribution delay, double errorRate, long seed) {
        return switch (this) {
            case LOCAL -> new Behavior(DelayDistribution.NONE, 0, seed);
            case DELAY -> new Behavior(delay, 0, seed);
            case ERROR -> new Behavior(delay, errorRate, seed);
        };
    }

    /** Returns the behavior of this endpoint with the default delay, error rate and seed. */
    public Behavior defaultBehavior() {
        return behavior(DelayDistribution.DEFAULT, Behavior.DEFAULT_ERROR_RATE, Behavior.DEFAULT_SEED);
    }
}
