package prices;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.TEN;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import prices.Price.Values;

/** Queries and prices of tests. */
final class Prices {
    static final Duration HOLD = Duration.ofMillis(700);
    private static final LocalDate DAY = LocalDate.of(2020, 3, 1);

    private Prices() {}

    static List<Query> queries(int number) {
        return new Workload(List.of("kraken"), List.of("btc"), DAY, number).queries();
    }

    static Price price(Query query) {
        return new Price(query, new Values(ONE, TEN, ONE, TEN, TEN), HOLD);
    }

    static PriceException failure(Query query) {
        return new PriceException(query, "no luck", HOLD);
    }
}
