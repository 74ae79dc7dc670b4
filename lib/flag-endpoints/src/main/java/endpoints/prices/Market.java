package endpoints.prices;

import endpoints.prices.KnownPrices.Known;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A synthetic market for a coin. Its price interpolates the known closes and fluctuates around them. The fluctuations grow
 * with the distance from the known days. A pure function of coin and day, the same on every machine.
 */
final class Market {
    /** The periods, in days, of the fluctuations that are added up. Longer periods have larger amplitudes. */
    private static final int[] PERIODS = {2, 7, 30, 180};

    /** The amplitude of a fluctuation with a period of one day, relative to the price. */
    private static final double DAILY_MOVE = 0.012;

    /** The distance from the nearest known day at which fluctuations reach their full amplitude. */
    private static final double FULL_AMPLITUDE_DAYS = 20;

    /** Avoids a division by zero on the known days. */
    private static final double MIN_DISTANCE_DAYS = 1e-6;

    private final String symbol;
    private final Map<LocalDate, Double> logCloseByDay;

    /**
     * Creates the market for a coin.
     *
     * @param symbol the symbol of a coin with at least one known close
     * @param prices the known prices
     */
    Market(String symbol, KnownPrices prices) {
        this.symbol = symbol;
        this.logCloseByDay = prices.all().stream()
                .filter(known -> known.listing().symbol().equals(symbol))
                .collect(Collectors.groupingBy(
                        known -> known.listing().day(), TreeMap::new, Collectors.averagingDouble(Market::logClose)));
    }

    private static double logClose(Known known) {
        return StrictMath.log(known.close().doubleValue());
    }

    /** Returns the closing price of a day, averaged over the exchanges. */
    double close(LocalDate day) {
        double weights = 0;
        double weighted = 0;
        double nearest = FULL_AMPLITUDE_DAYS;
        for (Map.Entry<LocalDate, Double> known : logCloseByDay.entrySet()) {
            double days = ChronoUnit.DAYS.between(day, known.getKey());
            double distance = Math.max(MIN_DISTANCE_DAYS, Math.abs(days));
            double weight = 1 / (distance * distance);
            weights += weight;
            weighted += weight * known.getValue();
            nearest = Math.min(nearest, distance);
        }
        return StrictMath.exp(weighted / weights + fluctuation(day) * nearest / FULL_AMPLITUDE_DAYS);
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

    /** Returns a pseudorandom number from -1 to 1. */
    private double fluctuation(int period, long number) {
        return draw("fluctuation/" + symbol + "/" + period + "/" + number) * 2 - 1;
    }

    /** Returns a pseudorandom number from 0 to 1 that depends only on the name. */
    static double draw(String name) {
        return new SplittableRandom((long) name.hashCode() << Integer.SIZE).nextDouble();
    }
}
