package endpoints.server;

import endpoints.faults.Fault;
import endpoints.faults.FaultPlan;
import endpoints.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How an endpoint treats requests: how long it delays them, and which of them meet a fault. Both are pure functions of the
 * seed and the code of the resource, so the order of requests, repetition, other clients and restarts change nothing.
 *
 * @param delay the distribution of delays
 * @param faults the faults
 * @param limit the limit of requests in flight
 * @param seed the seed of delays and faults
 */
public record Behavior(DelayDistribution delay, FaultPlan faults, ConcurrencyLimit limit, long seed) {
    /** The default fraction of codes that ERROR refuses. */
    public static final double DEFAULT_ERROR_RATE = 0.25;

    /** The default seed. At the default rate, ERROR refuses 165 of the 676 codes from AA to ZZ, and 44 of the 194 flags. */
    public static final long DEFAULT_SEED = 198;

    /**
     * Creates a behavior that refuses codes with status 418.
     *
     * @param errorRate the fraction of codes that are refused
     * @throws IllegalArgumentException if the error rate is not from 0 to 1
     */
    public Behavior(DelayDistribution delay, double errorRate, long seed) {
        this(delay, FaultPlan.status(errorRate, Response.TEAPOT), ConcurrencyLimit.NONE, seed);
    }

    /** Returns this behavior with faults for the codes that it serves well. */
    public Behavior withFaults(List<Fault> added) {
        return new Behavior(delay, faults.with(added), limit, seed);
    }

    /** Returns this behavior with another status code for rejections. */
    public Behavior withBusyStatus(int status) {
        return new Behavior(delay, faults, new ConcurrencyLimit(limit.max(), status), seed);
    }

    /**
     * Returns how long to delay the responses for a code.
     *
     * @param code a country code, or the path of a price such as {@code kraken/btc/2020-04-01}
     */
    public Duration delayOf(String code) {
        return delay.at(draw("delay", code));
    }

    /** Returns the fault that requests for a code meet, or empty if they are served well. */
    public Optional<Fault> faultOf(String code) {
        return faults.choose(draw("fault", code), draw("kind", code));
    }

    /** Returns a description that completes a sentence beginning with the name of the endpoint. */
    public String description() {
        List<String> parts = new ArrayList<>(List.of(delay.description()));
        if (limit.max() < Integer.MAX_VALUE) {
            parts.add("serves " + limit.max() + " requests at once");
        }
        if (faults.rate() > 0) {
            String verb = faults.faults().size() == 1 ? "refuses" : "breaks";
            parts.add(String.format(Locale.ROOT, "%s %.0f %% of the codes", verb, faults.rate() * 100));
        }
        if (!faults.added().isEmpty()) {
            parts.add("commits "
                    + String.join(
                            ", ", faults.added().stream().map(Fault::toString).toList()));
        }
        return String.join(" and ", parts);
    }

    private double draw(String purpose, String code) {
        long text = (purpose + code).hashCode();
        return new SplittableRandom(seed ^ (text << Integer.SIZE)).nextDouble();
    }
}
