package commandline;

import java.io.PrintStream;

/**
 * The streams of a program.
 *
 * @param out standard output: results
 * @param err standard error: warnings, errors and progress
 * @param errIsTerminal whether {@code err} writes to a terminal
 */
public record Console(PrintStream out, PrintStream err, boolean errIsTerminal) {
    /** Returns the console of this process. If standard output cannot be written, it interrupts the calling thread. */
    public static Console ofProcess() {
        return new Console(StandardOutput.ofProcess(), System.err, Terminal.isStandardError());
    }

    /** Returns this console with all output on {@code err}. */
    public Console onErrOnly() {
        return new Console(err, err, errIsTerminal);
    }
}
