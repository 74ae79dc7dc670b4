package prices.client;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A query for the price of a coin on an exchange on a day.
 *
 * @param exchange the name of the exchange, in lower case
 * @param symbol the symbol of the coin, in lower case
 * @param day the day, in UTC
 */
public record Query(String exchange, String symbol, LocalDate day) implements Serializable {
    private static final long serialVersionUID = 1;

    String path() {
        return "/price/" + exchange + "/" + symbol + "/" + day;
    }

    @Override
    public String toString() {
        return exchange + " " + symbol + " " + day;
    }
}
