package endpoints.prices;

import java.time.LocalDate;

/**
 * A day on which a coin was traded on an exchange.
 *
 * @param exchange in lower case
 * @param symbol of the coin, in lower case
 * @param day in UTC
 */
record Listing(String exchange, String symbol, LocalDate day) {
    Listing on(LocalDate other) {
        return new Listing(exchange, symbol, other);
    }
}
