package commandline;

import org.apache.commons.cli.AlreadySelectedException;
import org.apache.commons.cli.AmbiguousOptionException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** Parses command lines with Apache Commons CLI, and says what is wrong in words for the user. */
final class ArgumentParser {
    private ArgumentParser() {}

    /**
     * Parses a command line. Long options can be written with underscores for hyphens.
     *
     * @throws UsageException if an option is unknown or lacks its value, or if two options exclude each other
     */
    static CommandLine parse(Options options, String[] args) throws UsageException {
        try {
            var parser = DefaultParser.builder()
                    .setStripLeadingAndTrailingQuotes(false)
                    .get();
            return parser.parse(options, hyphenated(args, options));
        } catch (AmbiguousOptionException e) {
            throw new UsageException(e.getOption() + " is ambiguous: --" + String.join(", --", e.getMatchingOptions()));
        } catch (UnrecognizedOptionException e) {
            throw new UsageException("there is no option " + e.getOption() + " (-h lists all options)");
        } catch (MissingArgumentException e) {
            Option option = e.getOption();
            throw new UsageException(name(option) + " needs a value: " + option.getArgName());
        } catch (AlreadySelectedException e) {
            String selected = e.getOptionGroup().getSelected();
            throw new UsageException(
                    name(e.getOption()) + " and " + name(options.getOption(selected)) + " exclude each other");
        } catch (ParseException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** Python programs often have options such as {@code --max_req}. */
    private static String[] hyphenated(String[] args, Options options) {
        String[] hyphenated = args.clone();
        for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
            int end = args[i].contains("=") ? args[i].indexOf('=') : args[i].length();
            String name = args[i].substring(0, end).replace('_', '-');
            if (args[i].startsWith("--") && options.hasLongOption(name)) {
                hyphenated[i] = name + args[i].substring(end);
            }
        }
        return hyphenated;
    }

    /** Returns the shortest name of an option. */
    static String name(Option option) {
        return option.getOpt() != null ? "-" + option.getOpt() : "--" + option.getLongOpt();
    }
}
