package prices;

import java.time.LocalDate;
import java.util.List;

/**
 * Queries for every coin on every exchange on every one of some days.
 *
 * @param symbols of the coins
 * @param firstDay of the days
 * @param days their number, at least 1
 */
record Workload(List<String> exchanges, List<String> symbols, LocalDate firstDay, int days) {
    /** All queries: exchange by exchange, day by day. */
    List<Query> queries() {
        return exchanges.stream()
                .flatMap(exchange -> firstDay.datesUntil(firstDay.plusDays(days))
                        .flatMap(day -> symbols.stream().map(symbol -> new Query(exchange, symbol, day))))
                .toList();
    }

    /** How many queries these are, in a line. */
    String summary() {
        return "%s: %s, %s, %s from %s"
                .formatted(
                        counted(exchanges.size() * symbols.size() * days, "query", "queries"),
                        counted(exchanges.size(), "exchange", "exchanges"),
                        counted(symbols.size(), "symbol", "symbols"),
                        counted(days, "day", "days"),
                        firstDay);
    }

    private static String counted(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
