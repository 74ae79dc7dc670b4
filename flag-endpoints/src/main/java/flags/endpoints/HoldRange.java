package flags.endpoints;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * For how long responses are held: always the same time, or a time drawn from a range in which most are short and a few
 * are long, as those of real servers are.
 *
 * @param shortest not negative
 * @param longest not less than {@code shortest}
 */
public record HoldRange(Duration shortest, Duration longest) {
    /** Responses are not held. */
    public static final HoldRange NONE = constant(Duration.ZERO);

    /** What DELAY and ERROR do when nothing else is asked for: half a second. */
    public static final HoldRange DEFAULT = constant(Duration.ofMillis(500));

    /** Shape of the bounded Pareto distribution: the smaller, the more long holds. */
    private static final double TAIL_INDEX = 1.2;

    private static final double TAIL_RATIO = 50;

    /** @throws IllegalArgumentException if the range is negative or reversed */
    public HoldRange {
        if (shortest.isNegative() || longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException("not a range of holds: " + shortest + " to " + longest);
        }
    }

    /** The same hold for every response. */
    public static HoldRange constant(Duration hold) {
        return new HoldRange(hold, hold);
    }

    /**
     * The hold at a quantile of the distribution, in whole microseconds.
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
        return "holds each response for " + range + " s";
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
