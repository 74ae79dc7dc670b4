package commandline;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigDecimal;

/** Parses decimal numbers without ever expanding an exponent. */
final class Decimals {
    /** Every option's range fits. BigDecimal takes minutes or gigabytes to round {@code 1e-999999999} or to print it. */
    private static final int MAX_DIGITS = 40;

    private Decimals() {}

    /**
     * Parses a decimal number of at most 40 digits before and after the decimal point.
     *
     * @throws NumberFormatException if the text is not such a number
     */
    static BigDecimal parse(String text) {
        if (text.length() > MAX_DIGITS) {
            throw new NumberFormatException("too long");
        }
        var number = new BigDecimal(requireAscii(text));
        if (Math.abs((long) number.scale()) > MAX_DIGITS) {
            throw new NumberFormatException("exponent out of range");
        }
        return number;
    }

    /**
     * Returns a text that may be a number. The JDK's own parsers accept the decimal digits of every script.
     *
     * @throws NumberFormatException if the text has characters beyond ASCII
     */
    static String requireAscii(String text) {
        if (!US_ASCII.newEncoder().canEncode(text)) {
            throw new NumberFormatException("not ASCII");
        }
        return text;
    }

    /**
     * Returns the number if it is in a range.
     *
     * @throws NumberFormatException if the number is out of range
     */
    static BigDecimal inRange(BigDecimal number, BigDecimal min, BigDecimal max) {
        if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
            throw new NumberFormatException("out of range");
        }
        return number;
    }
}
