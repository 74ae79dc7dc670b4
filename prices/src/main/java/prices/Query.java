package prices;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * What is asked of a price server: the price of a coin on an exchange on a day.
 *
 * @param exchange in lower case
 * @param symbol of the coin, in lower case
 * @param day in UTC
 */
record Query(String exchange, String symbol, LocalDate day) implements Serializable {
    private static final long serialVersionUID = 1;

    /** All queries for these exchanges, symbols and days: exchange by exchange, day by day. */
    static List<Query> all(List<String> exchanges, List<String> symbols, LocalDate firstDay, int days) {
        return exchanges.stream()
                .flatMap(exchange -> firstDay.datesUntil(firstDay.plusDays(days))
                        .flatMap(day -> symbols.stream().map(symbol -> new Query(exchange, symbol, day))))
                .toList();
    }

    String path() {
        return "/price/" + exchange + "/" + symbol + "/" + day;
    }

    @Override
    public String toString() {
        return exchange + " " + symbol + " " + day;
    }
}
