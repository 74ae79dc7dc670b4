package endpoints.server;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * The distribution of the delays that an endpoint adds to its responses: a constant, or a heavy-tailed range in which
 * most delays are short and a few are long, like the latencies of real servers.
 *
 * @param shortest the shortest delay, not negative
 * @param longest the longest delay, at least {@code shortest}
 */
public record DelayDistribution(Duration shortest, Duration longest) {
    /** No delay. */
    public static final DelayDistribution NONE = constant(Duration.ZERO);

    /** The default of DELAY and ERROR: half a second. */
    public static final DelayDistribution DEFAULT = constant(Duration.ofMillis(500));

    /** The shape parameter of the bounded Pareto distribution. Smaller values give more long delays. */
    private static final double TAIL_INDEX = 1.2;

    /** The ratio of the upper to the lower bound of the Pareto distribution, before it is scaled to the range. */
    private static final double TAIL_RATIO = 50;

    /**
     * Creates a distribution.
     *
     * @throws IllegalArgumentException if the range is negative or reversed
     */
    public DelayDistribution {
        if (shortest.isNegative() || longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException("not a range of delays: " + shortest + " to " + longest);
        }
    }

    /** Returns the distribution that gives every response the same delay. */
    public static DelayDistribution constant(Duration delay) {
        return new DelayDistribution(delay, delay);
    }

    /**
     * Returns the delay at a quantile, in whole microseconds.
     *
     * @param quantile a number from 0 (the shortest delay) to 1 (the longest)
     */
    public Duration at(double quantile) {
        double pareto = Math.pow(1 - quantile * (1 - Math.pow(TAIL_RATIO, -TAIL_INDEX)), -1 / TAIL_INDEX);
        double position = (pareto - 1) / (TAIL_RATIO - 1);
        double nanos = longest.minus(shortest).toNanos() * position;
        return shortest.plusNanos(Math.round(nanos / 1000) * 1000);
    }

    /** Returns a clause such as "delays each response by 0.5 s". */
    String description() {
        if (longest.isZero()) {
            return "answers at once";
        }
        String range = shortest.equals(longest) ? seconds(longest) : seconds(shortest) + " to " + seconds(longest);
        return "delays each response by " + range + " s";
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
