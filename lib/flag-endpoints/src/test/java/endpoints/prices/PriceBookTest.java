package endpoints.prices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PriceBookTest {
    private static final int FIRST_VALUE = 3;

    private final PriceBook book = new PriceBook();

    /** The lines of the known prices. */
    static Stream<String> knownPrices() throws IOException {
        try (InputStream in = PriceBookTest.class.getResourceAsStream("prices-known.csv")) {
            return new String(Objects.requireNonNull(in, "prices-known.csv").readAllBytes(), UTF_8)
                    .lines().skip(1).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("knownPrices")
    void knownPricesAreExact(String line) {
        String[] known = line.split(",", -1);

        DailyPrice price = book.price(new Listing(known[0], known[1], LocalDate.parse(known[2])));

        List<String> values = Stream.of(price.open(), price.high(), price.low(), price.close(), price.volume())
                .map(BigDecimal::toString)
                .toList();
        for (int i = 0; i < values.size(); i++) {
            String expected = known[FIRST_VALUE + i].isEmpty() ? values.get(i) : known[FIRST_VALUE + i];
            assertThat(values.get(i)).isEqualTo(expected);
        }
        assertThat(price).satisfies(PriceBookTest::isConsistent);
    }

    @Test
    void elevenExchangesTradeThreeCoins() {
        assertThat(book.exchanges())
                .hasSize(11)
                .contains("bitfinex", "bitstamp", "kraken", "okex")
                .isSorted();
        assertThat(book.symbols()).containsExactly("btc", "eth", "ltc");
    }

    @Test
    void pricesAreConsistentOnEveryDay() {
        assertThat(listings(LocalDate.of(2020, 3, 1), 62).map(book::price)).allSatisfy(PriceBookTest::isConsistent);
        assertThat(listings(PriceBook.FIRST_DAY, 3).map(book::price)).allSatisfy(PriceBookTest::isConsistent);
    }

    @Test
    void numbersHaveNoExponentAndNoTrailingZeros() {
        assertThat(listings(LocalDate.of(2020, 3, 1), 31).map(book::price))
                .allSatisfy(price -> assertThat(
                                List.of(price.open(), price.high(), price.low(), price.close(), price.volume()))
                        .allSatisfy(number -> assertThat(number.toString()).matches("\\d+(\\.\\d*[1-9])?")));
    }

    @Test
    void opensAtTheCloseOfTheDayBefore() {
        var listing = new Listing("gemini", "eth", LocalDate.of(2020, 3, 9));

        assertThat(book.price(listing.on(LocalDate.of(2020, 3, 10))).open())
                .isEqualTo(book.price(listing).close());
    }

    @ParameterizedTest
    @CsvSource({"btc, 5300, 7000", "eth, 110, 160", "ltc, 32, 47"})
    void syntheticPricesAreNearKnownOnes(String symbol, double min, double max) {
        assertThat(listings(LocalDate.of(2020, 3, 18), 17)
                        .filter(listing -> listing.symbol().equals(symbol)))
                .allSatisfy(listing ->
                        assertThat(book.price(listing).close().doubleValue()).isBetween(min * 0.99, max));
    }

    @Test
    void exchangesDifferByASmallSpread() {
        var listing = new Listing("binance", "btc", LocalDate.of(2021, 6, 1));
        double one = book.price(listing).close().doubleValue();

        assertThat(book.exchanges())
                .map(exchange -> book.price(new Listing(exchange, "btc", listing.day()))
                        .close()
                        .doubleValue())
                .allSatisfy(other -> assertThat(other).isCloseTo(one, within(one * 0.005)))
                .doesNotHaveDuplicates();
    }

    /** Other JDKs, machines and restarts must give the same price. */
    @Test
    void syntheticPricesNeverChange() {
        assertThat(book.price(new Listing("gemini", "eth", LocalDate.of(2020, 3, 9))))
                .hasToString(
                        "DailyPrice[open=134.877, high=134.921, low=132.544, close=134.805, volume=14472.5949501]");
    }

    private Stream<Listing> listings(LocalDate from, int days) {
        return book.exchanges().stream()
                .flatMap(exchange -> book.symbols().stream()
                        .flatMap(symbol ->
                                from.datesUntil(from.plusDays(days)).map(day -> new Listing(exchange, symbol, day))));
    }

    private static void isConsistent(DailyPrice price) {
        assertThat(price.low()).isPositive().isLessThanOrEqualTo(price.open()).isLessThanOrEqualTo(price.close());
        assertThat(price.high()).isGreaterThanOrEqualTo(price.open()).isGreaterThanOrEqualTo(price.close());
        assertThat(price.volume()).isPositive();
    }
}
