package commandline;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TextHelpAppendable;

/**
 * The frame around every program: it parses the arguments, prints help, and turns each way in which a program can end
 * into what its user sees and the exit status.
 *
 * @param name what the user calls the program
 * @param purpose one sentence for the help
 * @param operands how the usage line shows what is not an option, such as {@code [CC ...]}; may be empty
 * @param options all options; {@code -h} is added to them
 */
public record CommandLineProgram(String name, String purpose, String operands, Options options) {
    private static final Option HELP =
            Option.builder("h").longOpt("help").desc("print this help and exit").get();

    private static final int USAGE_COLUMNS = 79;
    private static final String NO_BREAK_SPACE = "\u00a0";
    private static final Pattern SPACE_IN_BRACKETS = Pattern.compile(" (?=[^\\[]*\\])");

    /** Adds the option for help. */
    public CommandLineProgram {
        options.addOption(HELP);
    }

    /** What a program does once its arguments are parsed. */
    @FunctionalInterface
    public interface Body {
        /**
         * Runs the program.
         *
         * @return the exit status
         * @throws UsageException if the arguments make no sense together
         * @throws CannotRunException if the program cannot do its work
         * @throws InterruptedException if the program was interrupted and has nothing to report
         */
        int run(Arguments arguments) throws UsageException, CannotRunException, InterruptedException;
    }

    /**
     * Runs a program. While it runs, Ctrl-C interrupts the calling thread; the JVM then waits a second at most for this
     * method to return.
     *
     * @return the exit status, one of {@link ExitStatus}
     */
    public int run(String[] args, Console console, Body body) {
        InterruptOnShutdown interruption = InterruptOnShutdown.watch();
        try {
            Arguments arguments = Arguments.parse(options, args);
            if (arguments.has(HELP)) {
                printHelp(console.out());
                return ExitStatus.OK;
            }
            return body.run(arguments);
        } catch (UsageException e) {
            console.err().println("*** Usage error: " + e.getMessage());
            console.err().println(usage());
            return ExitStatus.USAGE;
        } catch (CannotRunException e) {
            console.err().println("*** Error: " + e.getMessage());
            return ExitStatus.FAILURE;
        } catch (InterruptedException e) {
            return ExitStatus.INTERRUPTED;
        } finally {
            interruption.release();
        }
    }

    private String usage() {
        String syntax = HelpFormatter.builder().get().toSyntaxOptions(described());
        // Lines break between the parts of the usage, not inside of them.
        String unbreakable = SPACE_IN_BRACKETS.matcher(syntax + " " + operands).replaceAll(NO_BREAK_SPACE);
        var lines = new StringBuilder();
        try {
            var text = new TextHelpAppendable(lines);
            text.setLeftPad(0);
            text.setMaxWidth(USAGE_COLUMNS);
            text.setIndent("usage: ".length());
            text.printWrapped("usage: " + name + " " + unbreakable.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.toString().replace(NO_BREAK_SPACE, " ").stripTrailing();
    }

    private void printHelp(PrintStream out) {
        out.println(usage());
        out.println();
        out.println(purpose);
        out.println();
        try {
            HelpFormatter.builder()
                    .setHelpAppendable(new TextHelpAppendable(out))
                    .setShowSince(false)
                    .get()
                    .printOptions(described());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Options without a description are other names for options that have one. */
    private List<Option> described() {
        return options.getOptions().stream()
                .filter(option -> option.getDescription() != null)
                .toList();
    }
}
