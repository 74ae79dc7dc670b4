package endpoints.prices;

import endpoints.prices.KnownPrices.Known;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The daily prices of coins on exchanges: the real ones of {@link KnownPrices}, and synthetic ones for all other days. A
 * pure function of exchange, coin and day.
 */
final class PriceBook {
    /** The first day with prices. */
    static final LocalDate FIRST_DAY = LocalDate.of(2016, 1, 1);

    private static final double MAX_SPREAD = 0.002;
    private static final double MAX_WICK = 0.03;
    private static final MathContext PRICE_DIGITS = new MathContext(6);
    private static final MathContext VOLUME_DIGITS = new MathContext(12);

    /** The trading volume of each exchange, relative to bitstamp. */
    private static final Map<String, Double> SIZES = Map.ofEntries(
            Map.entry("binance", 10.0),
            Map.entry("bitfinex", 2.0),
            Map.entry("bitstamp", 1.0),
            Map.entry("bittrex", 0.3),
            Map.entry("coinbase", 2.5),
            Map.entry("gemini", 0.4),
            Map.entry("hitbtc", 1.5),
            Map.entry("huobi", 8.0),
            Map.entry("kraken", 1.2),
            Map.entry("okex", 15.0),
            Map.entry("poloniex", 0.4));

    /** The number of coins traded per day on an exchange of relative volume 1. */
    private static final Map<String, Double> VOLUMES = Map.of("btc", 6000.0, "eth", 50_000.0, "ltc", 100_000.0);

    private final List<String> exchanges = SIZES.keySet().stream().sorted().toList();
    private final List<String> symbols = VOLUMES.keySet().stream().sorted().toList();
    private final KnownPrices knownPrices = KnownPrices.load();
    private final Map<String, Market> markets =
            symbols.stream().collect(Collectors.toMap(Function.identity(), symbol -> new Market(symbol, knownPrices)));

    /** Returns the names of the exchanges, sorted. */
    List<String> exchanges() {
        return exchanges;
    }

    /** Returns the symbols of the coins, sorted. */
    List<String> symbols() {
        return symbols;
    }

    /** Returns the price of a known coin on a known exchange, on {@link #FIRST_DAY} or later. */
    DailyPrice price(Listing listing) {
        Optional<Known> known = knownPrices.find(listing);
        BigDecimal close = close(listing);
        BigDecimal open =
                knownOr(known, Known::open, () -> close(listing.on(listing.day().minusDays(1))));
        BigDecimal high = knownOr(
                known,
                Known::high,
                () -> price(open.max(close).doubleValue() * (1 + MAX_WICK * draw("high", listing))));
        BigDecimal low = knownOr(
                known, Known::low, () -> price(open.min(close).doubleValue() * (1 - MAX_WICK * draw("low", listing))));
        return new DailyPrice(open, high, low, close, knownOr(known, Known::volume, () -> volume(listing)));
    }

    /** Returns whether the close of a listing is a real price. */
    boolean isReal(Listing listing) {
        return knownPrices.find(listing).isPresent();
    }

    private static BigDecimal knownOr(
            Optional<Known> known, Function<Known, @Nullable BigDecimal> value, Supplier<BigDecimal> fallback) {
        return known.<BigDecimal>map(value).orElseGet(fallback);
    }

    private BigDecimal close(Listing listing) {
        return knownOr(knownPrices.find(listing), Known::close, () -> {
            double spread = (draw("spread", listing) * 2 - 1) * MAX_SPREAD;
            return price(of(markets, listing.symbol()).close(listing.day()) * (1 + spread));
        });
    }

    private static BigDecimal volume(Listing listing) {
        double usual = of(SIZES, listing.exchange()) * of(VOLUMES, listing.symbol());
        return plain(new BigDecimal(usual * (0.5 + draw("volume", listing)), VOLUME_DIGITS));
    }

    private static BigDecimal price(double value) {
        return plain(new BigDecimal(value, PRICE_DIGITS));
    }

    /** Returns a number without trailing zeros and without an exponent. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static double draw(String purpose, Listing listing) {
        return Market.draw(purpose + "/" + listing.exchange() + "/" + listing.symbol() + "/" + listing.day());
    }

    private static <T> T of(Map<String, T> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }
}
