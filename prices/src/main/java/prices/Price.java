package prices;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;

/** How the price of a coin moved on a day. The numbers are those of the server, digit by digit. */
record Price(Query query, Values values, Duration delay) implements Answer, Serializable {
    private static final long serialVersionUID = 1;

    /**
     * The numbers of a day.
     *
     * @param volume how many coins were traded
     */
    record Values(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume)
            implements Serializable {
        private static final long serialVersionUID = 1;
    }

    BigDecimal close() {
        return values.close();
    }
}
