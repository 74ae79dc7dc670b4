package flags.cli;

import java.io.PrintStream;

/**
 * Where a program writes.
 *
 * @param out what the program is run for
 * @param err warnings, errors and progress
 * @param errIsTerminal whether a person watches {@code err} on a terminal
 */
public record Console(PrintStream out, PrintStream err, boolean errIsTerminal) {
    /** The console of this process. */
    public static Console ofProcess() {
        return new Console(System.out, System.err, Terminals.isErrorStreamTerminal());
    }

    /** The same console with all output on {@code err}. */
    public Console onErrOnly() {
        return new Console(err, err, errIsTerminal);
    }
}
