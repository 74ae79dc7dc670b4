package endpoints.prices;

import endpoints.prices.KnownPrices.Known;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where the market for a coin stands, invented around the closes that are known: it wanders, and the further the longer
 * nothing is known. A pure function of coin and day, the same on every machine.
 */
final class Market {
    /** Fluctuations of these lengths in days overlay each other; the longer, the larger. */
    private static final int[] PERIODS = {2, 7, 30, 180};

    /** How far a fluctuation of a day's length moves the price, as a part of it. */
    private static final double DAILY_MOVE = 0.012;

    /** As far as this from all days that are known, fluctuations are at their full size. */
    private static final double FORGETTING_DAYS = 20;

    /** For the distance of a day from itself. */
    private static final double LEAST_DISTANCE_DAYS = 1e-6;

    private final String symbol;
    private final Map<LocalDate, Double> logsOfKnownCloses;

    /** The market for a coin of which at least one close is known. */
    Market(String symbol, KnownPrices prices) {
        this.symbol = symbol;
        this.logsOfKnownCloses = prices.all().stream()
                .filter(known -> known.listing().symbol().equals(symbol))
                .collect(Collectors.groupingBy(
                        known -> known.listing().day(), TreeMap::new, Collectors.averagingDouble(Market::logOfClose)));
    }

    private static double logOfClose(Known known) {
        return StrictMath.log(known.close().doubleValue());
    }

    /** The price at the end of a day, somewhere between those of all exchanges. */
    double close(LocalDate day) {
        double weights = 0;
        double weighted = 0;
        double nearest = FORGETTING_DAYS;
        for (Map.Entry<LocalDate, Double> known : logsOfKnownCloses.entrySet()) {
            double days = ChronoUnit.DAYS.between(day, known.getKey());
            double distance = Math.max(LEAST_DISTANCE_DAYS, Math.abs(days));
            double weight = 1 / (distance * distance);
            weights += weight;
            weighted += weight * known.getValue();
            nearest = Math.min(nearest, distance);
        }
        return StrictMath.exp(weighted / weights + fluctuation(day) * nearest / FORGETTING_DAYS);
    }

    private double fluctuation(LocalDate day) {
        double sum = 0;
        for (int period : PERIODS) {
            long number = Math.floorDiv(day.toEpochDay(), period);
            double part = (double) Math.floorMod(day.toEpochDay(), period) / period;
            double value = fluctuation(period, number) * (1 - part) + fluctuation(period, number + 1) * part;
            sum += value * DAILY_MOVE * StrictMath.sqrt(period);
        }
        return sum;
    }

    /** From -1 to 1. */
    private double fluctuation(int period, long number) {
        return draw("fluctuation/" + symbol + "/" + period + "/" + number) * 2 - 1;
    }

    /** A number from 0 to 1 that looks like chance and is always the same for the same name. */
    static double draw(String name) {
        return new SplittableRandom((long) name.hashCode() << Integer.SIZE).nextDouble();
    }
}
