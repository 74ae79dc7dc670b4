package countrycodes;

import static commandline.OptionBuilders.flag;

import commandline.Arguments;
import commandline.Operand;
import commandline.UsageException;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.OptionGroup;

/** The command line's selection of country codes: operands, {@code -a} or {@code -e}. */
public final class CodeOptions {
    /** The description of the operands for the help. */
    public static final Operand OPERAND = new Operand(
            "CC ...",
            "two-letter country codes, or one letter for all 26 codes that begin with it; without CC, -a or -e: the 20"
                    + " most populous countries");

    private static final int MAX_CODES_LISTED = 10;

    private static final Option ALL = flag("a", "all", "the 194 codes that have a flag");
    private static final Option EVERY = flag("e", "every", "every code from AA to ZZ (676)");

    private CodeOptions() {}

    /** Describes codes: lists them if they are few, otherwise names the first and the last. */
    public static String describe(List<String> codes) {
        return codes.size() <= MAX_CODES_LISTED
                ? String.join(", ", codes)
                : "from %s to %s".formatted(codes.get(0), codes.get(codes.size() - 1));
    }

    /** Returns the options, which exclude each other. */
    public static OptionGroup group() {
        return new OptionGroup().addOption(ALL).addOption(EVERY);
    }

    /**
     * Returns the selected codes, sorted and without duplicates; by default those of the most populous countries.
     *
     * @throws UsageException if an operand is not a country code, or there are operands and an option
     */
    public static List<String> codes(Arguments arguments) throws UsageException {
        List<String> operands = arguments.operands();
        boolean all = arguments.has(ALL);
        boolean every = arguments.has(EVERY);
        if (!operands.isEmpty() && (all || every)) {
            throw new UsageException("country codes and %s exclude each other".formatted(all ? "-a" : "-e"));
        }
        if (all) {
            return CountryCodes.all();
        }
        if (every) {
            return CountryCodes.every();
        }
        return operands.isEmpty() ? CountryCodes.MOST_POPULOUS : CountryCodes.parse(operands);
    }
}
