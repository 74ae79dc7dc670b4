package commandline;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Where a program writes.
 *
 * @param out what the program is run for
 * @param err warnings, errors and progress
 * @param errIsTerminal whether a person watches {@code err} on a terminal
 */
public record Console(PrintStream out, PrintStream err, boolean errIsTerminal) {
    /** The console of this process, which from now on writes numbers in the same way in every language. */
    public static Console ofProcess() {
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        return new Console(System.out, System.err, Terminals.isErrorStreamTerminal());
    }

    /** The same console with all output on {@code err}. */
    public Console onErrOnly() {
        return new Console(err, err, errIsTerminal);
    }
}
