package endpoints.server;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * For how long responses are delayed: always the same time, or a time drawn from a range in which most are short and a few
 * are long, as those of real servers are.
 *
 * @param shortest not negative
 * @param longest not less than {@code shortest}
 */
public record DelayDistribution(Duration shortest, Duration longest) {
    /** Responses are not delayed. */
    public static final DelayDistribution NONE = constant(Duration.ZERO);

    /** What DELAY and ERROR do when nothing else is asked for: half a second. */
    public static final DelayDistribution DEFAULT = constant(Duration.ofMillis(500));

    /** Shape of the bounded Pareto distribution: the smaller, the more long delays. */
    private static final double TAIL_INDEX = 1.2;

    private static final double TAIL_RATIO = 50;

    /** @throws IllegalArgumentException if the range is negative or reversed */
    public DelayDistribution {
        if (shortest.isNegative() || longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException("not a range of delays: " + shortest + " to " + longest);
        }
    }

    /** The same delay for every response. */
    public static DelayDistribution constant(Duration delay) {
        return new DelayDistribution(delay, delay);
    }

    /**
     * The delay at a quantile of the distribution, in whole microseconds.
     *
     * @param quantile from 0 (the shortest) to 1 (the longest)
     */
    public Duration at(double quantile) {
        double pareto = Math.pow(1 - quantile * (1 - Math.pow(TAIL_RATIO, -TAIL_INDEX)), -1 / TAIL_INDEX);
        double position = (pareto - 1) / (TAIL_RATIO - 1);
        double nanos = longest.minus(shortest).toNanos() * position;
        return shortest.plusNanos(Math.round(nanos / 1000) * 1000);
    }

    String description() {
        if (longest.isZero()) {
            return "answers at once";
        }
        String range = shortest.equals(longest) ? seconds(longest) : seconds(shortest) + " to " + seconds(longest);
        return "delays each response for " + range + " s";
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
