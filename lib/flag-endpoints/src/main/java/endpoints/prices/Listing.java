package endpoints.prices;

import java.time.LocalDate;

/**
 * A coin on an exchange on a day.
 *
 * @param exchange the name of the exchange, in lower case
 * @param symbol the symbol of the coin, in lower case
 * @param day the day, in UTC
 */
record Listing(String exchange, String symbol, LocalDate day) {
    /** Returns the same coin on the same exchange on another day. */
    Listing on(LocalDate other) {
        return new Listing(exchange, symbol, other);
    }
}
