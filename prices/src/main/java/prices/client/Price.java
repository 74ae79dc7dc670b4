package prices.client;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;

/** The price of a coin on an exchange on a day. */
public record Price(Query query, Values values, Duration delay) implements Result, Serializable {
    private static final long serialVersionUID = 1;

    /**
     * The numbers of a day, exactly as the server wrote them.
     *
     * @param volume the number of coins traded
     */
    public record Values(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume)
            implements Serializable {
        private static final long serialVersionUID = 1;
    }

    /** Returns the closing price without an exponent. */
    public String close() {
        return values.close().toPlainString();
    }
}
