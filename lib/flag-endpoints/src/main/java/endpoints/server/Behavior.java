package endpoints.server;

import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How an endpoint treats requests: how long it delays them, and which of them it refuses. Both are pure functions of the
 * seed and the code of the resource, so the order of requests, repetition, other clients and restarts change nothing.
 *
 * @param delay the distribution of delays
 * @param errorRate the fraction of codes that are refused, from 0 to 1
 * @param seed the seed of delays and refusals
 */
public record Behavior(DelayDistribution delay, double errorRate, long seed) {
    /** The default fraction of refused codes. */
    public static final double DEFAULT_ERROR_RATE = 0.25;

    /** The default seed. At the default rate it refuses 165 of the 676 codes from AA to ZZ, and 44 of the 194 flags. */
    public static final long DEFAULT_SEED = 198;

    /**
     * Creates a behavior.
     *
     * @throws IllegalArgumentException if the error rate is not from 0 to 1
     */
    public Behavior {
        if (!(errorRate >= 0 && errorRate <= 1)) {
            throw new IllegalArgumentException("not a rate from 0 to 1: " + errorRate);
        }
    }

    /**
     * Returns how long to delay the responses for a code.
     *
     * @param code a country code, or the path of a price such as {@code kraken/btc/2020-04-01}
     */
    public Duration delayOf(String code) {
        return delay.at(draw("delay", code));
    }

    /** Returns whether requests for a code are refused. */
    public boolean refuses(String code) {
        return draw("fault", code) < errorRate;
    }

    /** Returns a description that completes a sentence beginning with the name of the endpoint. */
    public String description() {
        return errorRate == 0
                ? delay.description()
                : String.format(
                        Locale.ROOT, "%s and refuses %.0f %% of the codes", delay.description(), errorRate * 100);
    }

    private double draw(String purpose, String code) {
        long text = (purpose + code).hashCode();
        return new SplittableRandom(seed ^ (text << Integer.SIZE)).nextDouble();
    }
}
