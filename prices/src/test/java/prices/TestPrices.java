package prices;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.TEN;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import prices.client.Price;
import prices.client.Price.PriceRecord;
import prices.client.Query;
import prices.client.Result.Failure;

/** Queries and results for tests. */
public final class TestPrices {
    public static final Duration DELAY = Duration.ofMillis(700);
    private static final LocalDate DAY = LocalDate.of(2020, 3, 1);

    private TestPrices() {}

    public static List<Query> queries(int number) {
        return IntStream.range(0, number)
                .mapToObj(day -> new Query("kraken", "btc", DAY.plusDays(day)))
                .toList();
    }

    public static Price price(Query query) {
        return new Price(
                query, new PriceRecord(query.exchange(), query.symbol(), query.day(), ONE, TEN, ONE, TEN, TEN), DELAY);
    }

    public static Failure failure(Query query) {
        return new Failure(query, "no luck", DELAY);
    }
}
