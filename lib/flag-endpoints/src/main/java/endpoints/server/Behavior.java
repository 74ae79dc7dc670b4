package endpoints.server;

import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How an endpoint treats requests for a code, that of a country or the path of a price: for how long it delays them and whether it refuses them. Both are a pure
 * function of seed and code, so that order, repetition, other clients and restarts change nothing, and two programs on
 * two machines meet the same faults.
 *
 * @param delay for how long responses are delayed
 * @param errorRate the part of all codes that are refused, from 0 to 1
 * @param seed of the draw: another seed, other faults and, within a range, other delays
 */
public record Behavior(DelayDistribution delay, double errorRate, long seed) {
    /** A quarter of the codes. */
    public static final double DEFAULT_ERROR_RATE = 0.25;

    /** The first seed that refuses 165 of the 676 codes from AA to ZZ, 44 of which have a flag. */
    public static final long DEFAULT_SEED = 198;

    /** @throws IllegalArgumentException if the error rate is not within 0 and 1 */
    public Behavior {
        if (!(errorRate >= 0 && errorRate <= 1)) {
            throw new IllegalArgumentException("not a rate from 0 to 1: " + errorRate);
        }
    }

    /** For how long responses for this code are delayed. */
    public Duration delayOf(String code) {
        return delay.at(draw("delay", code));
    }

    /** Whether requests for this code are refused. */
    public boolean refuses(String code) {
        return draw("fault", code) < errorRate;
    }

    /** What an endpoint of this behavior does, as the rest of a sentence that begins with its name. */
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
