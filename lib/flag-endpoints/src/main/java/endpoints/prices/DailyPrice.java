package endpoints.prices;

import java.math.BigDecimal;

/** How the price of a coin moved on a day. All numbers are plain decimals without zeros at their ends. */
record DailyPrice(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume) {}
