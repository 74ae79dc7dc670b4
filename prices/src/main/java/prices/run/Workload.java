package prices.run;

import commandline.CannotRunException;
import java.time.LocalDate;
import java.util.List;
import prices.client.Query;

/**
 * The queries of a run: every coin on every exchange on each of some days.
 *
 * @param symbols the symbols of the coins
 * @param days the number of days, at least 1
 */
public record Workload(List<String> exchanges, List<String> symbols, LocalDate firstDay, int days) {
    /** All results are kept until the end of the run, a few hundred bytes each. */
    static final int MAX_QUERIES = 100_000;

    /** Returns the number of queries. */
    long size() {
        return (long) exchanges.size() * symbols.size() * days;
    }

    /**
     * Returns all queries, exchange by exchange and day by day.
     *
     * @throws CannotRunException if there are too many
     */
    public List<Query> queries() throws CannotRunException {
        if (size() > MAX_QUERIES) {
            throw new CannotRunException("too many queries, at most %s: %s".formatted(MAX_QUERIES, summary()));
        }
        return exchanges.stream()
                .flatMap(exchange -> firstDay.datesUntil(firstDay.plusDays(days))
                        .flatMap(day -> symbols.stream().map(symbol -> new Query(exchange, symbol, day))))
                .toList();
    }

    /** Returns the size of the workload, for the user. */
    public String summary() {
        return "%s: %s, %s, %s from %s"
                .formatted(
                        counted(size(), "query", "queries"),
                        counted(exchanges.size(), "exchange", "exchanges"),
                        counted(symbols.size(), "symbol", "symbols"),
                        counted(days, "day", "days"),
                        firstDay);
    }

    private static String counted(long number, String singular, String plural) {
        return number + " " + (number == 1 ? singular : plural);
    }
}
