package endpoints.server;

import endpoints.faults.FaultPlan;

/** The flag endpoints. Each listens on its own port. */
public enum Endpoint {
    /** Answers at once. */
    LOCAL(8000),
    /** Delays every response. */
    DELAY(8001),
    /** Delays every response and refuses some codes with status 418. */
    ERROR(8002),
    /** Commits a fault for every second code. */
    CHAOS(8003),
    /** Delays every response and rejects requests beyond 20 in flight, as an overloaded service does. */
    BUSY(8004);

    /** The number of requests that BUSY serves at once. */
    private static final int BUSY_CONCURRENCY = 20;

    private static final int SERVICE_UNAVAILABLE = 503;

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
     * @param delay the delays of DELAY, ERROR and BUSY
     * @param errorRate the fraction of codes that ERROR refuses, from 0 to 1
     * @param seed the seed of delays and faults
     */
    public Behavior behavior(DelayDistribution delay, double errorRate, long seed) {
        return switch (this) {
            case LOCAL -> new Behavior(DelayDistribution.NONE, 0, seed);
            case DELAY -> new Behavior(delay, 0, seed);
            case ERROR -> new Behavior(delay, errorRate, seed);
            case CHAOS -> new Behavior(DelayDistribution.NONE, FaultPlan.chaos(), ConcurrencyLimit.NONE, seed);
            case BUSY ->
                new Behavior(delay, FaultPlan.NONE, new ConcurrencyLimit(BUSY_CONCURRENCY, SERVICE_UNAVAILABLE), seed);
        };
    }

    /** Returns the behavior of this endpoint with the default delay, error rate and seed. */
    public Behavior defaultBehavior() {
        return behavior(DelayDistribution.DEFAULT, Behavior.DEFAULT_ERROR_RATE, Behavior.DEFAULT_SEED);
    }
}
