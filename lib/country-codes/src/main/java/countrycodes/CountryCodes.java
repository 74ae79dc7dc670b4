package countrycodes;

import static java.nio.charset.StandardCharsets.US_ASCII;

import commandline.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** Two-letter country codes, in upper case and sorted. */
public final class CountryCodes {
    private static final String LIST = "country_codes.txt";

    /** The codes of the 20 most populous countries. */
    public static final List<String> MOST_POPULOUS = sorted(List.of(
            "CN", "IN", "US", "ID", "BR", "PK", "NG", "BD", "RU", "JP", "MX", "PH", "VN", "ET", "EG", "DE", "IR", "TR",
            "CD", "FR"));

    private CountryCodes() {}

    /** Returns the 194 codes that have a flag. */
    public static List<String> all() {
        try (InputStream in = CountryCodes.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + LIST);
            }
            return sorted(
                    List.of(new String(in.readAllBytes(), US_ASCII).strip().split("\\s+")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the 676 codes from AA to ZZ. */
    public static List<String> every() {
        var codes = new ArrayList<String>();
        for (char first = 'A'; first <= 'Z'; first++) {
            codes.addAll(beginningWith(first));
        }
        return codes;
    }

    /**
     * Parses the operands of a command line, ignoring case. A letter stands for all 26 codes that begin with it.
     *
     * @throws UsageException if an operand is neither a code nor a letter
     */
    public static List<String> parse(List<String> operands) throws UsageException {
        SortedSet<String> codes = new TreeSet<>();
        for (String operand : operands) {
            String upper = operand.toUpperCase(Locale.ROOT);
            if (operand.matches("[A-Za-z]{2}")) {
                codes.add(upper);
            } else if (operand.matches("[A-Za-z]")) {
                codes.addAll(beginningWith(upper.charAt(0)));
            } else {
                throw new UsageException(
                        "'%s' is not a country code: give two letters, such as BR, or one, such as B, for all codes from BA to BZ"
                                .formatted(operand));
            }
        }
        return List.copyOf(codes);
    }

    private static List<String> beginningWith(char first) {
        var codes = new ArrayList<String>();
        for (char second = 'A'; second <= 'Z'; second++) {
            codes.add("" + first + second);
        }
        return codes;
    }

    private static List<String> sorted(Collection<String> codes) {
        return List.copyOf(new TreeSet<>(codes));
    }
}
