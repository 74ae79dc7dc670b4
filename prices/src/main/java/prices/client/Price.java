package prices.client;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;

/**
 * The price of a coin on an exchange on a day.
 *
 * @param record the response of the server
 */
public record Price(Query query, PriceRecord record, Duration delay) implements Result, Serializable {
    private static final long serialVersionUID = 1;

    /**
     * The JSON of a price. The numbers are exactly as the server wrote them.
     *
     * @param volume the number of coins traded
     */
    public record PriceRecord(
            String exchange,
            String symbol,
            LocalDate day,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            BigDecimal volume)
            implements Serializable {
        private static final long serialVersionUID = 1;
    }

    /** Returns the closing price without an exponent. */
    public String close() {
        return record.close().toPlainString();
    }
}
