package race.results;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The median and the range of several measurements.
 *
 * @param median the middle value, or the mean of the two middle values
 * @param min the smallest value
 * @param max the largest value
 * @param samples the number of values, at least 1
 */
public record Spread(double median, double min, double max, int samples) {
    private static final int SIGNIFICANT_DIGITS = 3;

    /** Returns the spread of values in any order, or empty if there are none. */
    public static Optional<Spread> of(List<Double> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        List<Double> sorted = values.stream().sorted().toList();
        int last = sorted.size() - 1;
        double median = (sorted.get(last / 2) + sorted.get((last + 1) / 2)) / 2;
        return Optional.of(new Spread(median, sorted.get(0), sorted.get(last), sorted.size()));
    }

    /** Returns whether the ranges overlap, so that the order of the medians can be chance. */
    public boolean overlaps(Spread other) {
        return min <= other.max && other.min <= max;
    }

    /** Returns all values divided by a unit. */
    public Spread in(double unit) {
        return new Spread(median / unit, min / unit, max / unit, samples);
    }

    /** Returns the median, with the range if there are several values. */
    public String format(int maxDecimals) {
        return samples == 1
                ? formatMedian(maxDecimals)
                : "%s [%s..%s]"
                        .formatted(formatMedian(maxDecimals), format(min, maxDecimals), format(max, maxDecimals));
    }

    /** Returns the median. */
    public String formatMedian(int maxDecimals) {
        return format(median, maxDecimals);
    }

    /** Returns a number with three significant digits, but no more decimals than asked for. */
    private static String format(double value, int maxDecimals) {
        int integerDigits = value < 1 ? 0 : (int) Math.log10(value) + 1;
        int decimals = Math.max(0, Math.min(maxDecimals, SIGNIFICANT_DIGITS - integerDigits));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
