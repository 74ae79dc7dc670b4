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
 * A program with a command line: parses the arguments, prints help, and maps exceptions to messages and exit statuses.
 *
 * @param name the name of the program
 * @param purpose one sentence for the help
 * @param operands the operands in the usage line, such as {@code [CC ...]}; may be empty
 * @param options the options, without {@code -h}, which is added
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

    /** The work of a program, after its arguments are parsed. */
    @FunctionalInterface
    public interface Body {
        /**
         * Runs the program.
         *
         * @return the exit status
         * @throws UsageException if the arguments are invalid
         * @throws CannotRunException if the program cannot do its work
         * @throws InterruptedException if the program is interrupted and has nothing to report
         */
        int run(Arguments arguments) throws UsageException, CannotRunException, InterruptedException;
    }

    /**
     * Runs the program. Ctrl-C and SIGTERM interrupt the calling thread; the JVM then waits up to 3 seconds for this
     * method to return.
     *
     * @return the exit status, one of {@link ExitStatus}
     */
    public int run(String[] args, Console console, Body body) {
        InterruptOnShutdown interruption = InterruptOnShutdown.register();
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
        // Break lines between options, not within one.
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

    /** Options without a description are aliases. */
    private List<Option> described() {
        return options.getOptions().stream()
                .filter(option -> option.getDescription() != null)
                .toList();
    }
}
