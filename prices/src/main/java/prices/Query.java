package prices;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What is asked of a price server: the price of a coin on an exchange on a day.
 *
 * @param exchange in lower case
 * @param symbol of the coin, in lower case
 * @param day in UTC
 */
record Query(String exchange, String symbol, LocalDate day) implements Serializable {
    private static final long serialVersionUID = 1;

    String path() {
        return "/price/" + exchange + "/" + symbol + "/" + day;
    }

    @Override
    public String toString() {
        return exchange + " " + symbol + " " + day;
    }
}
