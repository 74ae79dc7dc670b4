package race;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Several measurements of the same thing.
 *
 * @param median the middle one, or half-way between the middle two
 * @param least the smallest
 * @param most the largest
 * @param samples how many there are
 */
record Spread(double median, double least, double most, int samples) {
    /** The spread of measurements in any order, or empty if there is none. */
    static Optional<Spread> of(List<Double> measurements) {
        if (measurements.isEmpty()) {
            return Optional.empty();
        }
        List<Double> sorted = measurements.stream().sorted().toList();
        int last = sorted.size() - 1;
        double median = (sorted.get(last / 2) + sorted.get((last + 1) / 2)) / 2;
        return Optional.of(new Spread(median, sorted.get(0), sorted.get(last), sorted.size()));
    }

    /** Whether the ranges have anything in common: then nobody can say which is less. */
    boolean overlaps(Spread other) {
        return least <= other.most && other.least <= most;
    }

    /** The median, with the range where there is more than one measurement. */
    String format(int decimals, double unit) {
        String median = number(this.median, decimals, unit);
        return samples == 1
                ? median
                : median + " [%s..%s]".formatted(number(least, decimals, unit), number(most, decimals, unit));
    }

    /** The median alone. */
    String formatMedian(int decimals, double unit) {
        return number(median, decimals, unit);
    }

    private static String number(double value, int decimals, double unit) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value / unit);
    }
}
