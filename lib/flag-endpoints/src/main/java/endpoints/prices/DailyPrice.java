package endpoints.prices;

import java.math.BigDecimal;

/** The prices of a coin on a day, and the traded volume. The numbers have no trailing zeros and no exponent. */
record DailyPrice(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume) {}
