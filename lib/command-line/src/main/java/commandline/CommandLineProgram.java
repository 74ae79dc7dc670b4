package commandline;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * A program with a command line: parses the arguments, prints help, and maps every way to end to at most one line on
 * standard error and an exit status.
 *
 * @param name the name of the program
 * @param purpose one sentence for the help
 * @param operands the operands
 * @param options the options, without {@code -h}, which is added
 */
public record CommandLineProgram(String name, String purpose, List<Operand> operands, Options options) {
    private static final Option HELP =
            Option.builder("h").longOpt("help").desc("print this help and exit").get();

    /** Adds the option {@code -h}. */
    public CommandLineProgram {
        operands = List.copyOf(operands);
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
     * method to return. An exception that ends another thread interrupts the calling thread, too, and makes the status a
     * failure. So does standard output that cannot be written.
     *
     * @return the exit status, one of {@link ExitStatus}
     */
    public int run(String[] args, Console console, Body body) {
        InterruptOnShutdown interruption = InterruptOnShutdown.register();
        var uncaught = new UncaughtExceptions(Thread.currentThread());
        Thread.UncaughtExceptionHandler previous = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler(uncaught);
        try {
            int status = runBody(args, console, body);
            Throwable failure = uncaught.first();
            if (failure != null && status != ExitStatus.FAILURE) {
                printError(console, Failures.message(failure));
                status = ExitStatus.FAILURE;
            }
            return console.out().checkError() ? outputLost(console) : status;
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(previous);
            interruption.release();
        }
    }

    private int runBody(String[] args, Console console, Body body) {
        try {
            Arguments arguments = Arguments.parse(options, args);
            if (arguments.has(HELP)) {
                printHelp(console);
                return ExitStatus.OK;
            }
            return body.run(arguments);
        } catch (UsageException e) {
            console.err().println("*** Usage error: " + Failures.oneLine(e.getMessage()));
            console.err().println(Help.usage(name, operands, options));
            return ExitStatus.USAGE;
        } catch (CannotRunException e) {
            printError(console, String.valueOf(e.getMessage()));
            return ExitStatus.FAILURE;
        } catch (InterruptedException e) {
            return ExitStatus.INTERRUPTED;
        } catch (RuntimeException | Error e) {
            printError(console, Failures.message(e));
            return ExitStatus.FAILURE;
        }
    }

    private static int outputLost(Console console) {
        Optional<IOException> failure =
                console.out() instanceof StandardOutput output ? output.failure() : Optional.empty();
        if (failure.filter(StandardOutput::isBrokenPipe).isPresent()) {
            return ExitStatus.BROKEN_PIPE;
        }
        printError(
                console,
                "cannot write to standard output"
                        + failure.map(e -> ": " + e.getMessage()).orElse(""));
        return ExitStatus.FAILURE;
    }

    private static void printError(Console console, String message) {
        console.err().println("*** Error: " + Failures.oneLine(message));
    }

    private void printHelp(Console console) {
        console.out().println(Help.usage(name, operands, options));
        console.out().println();
        console.out().println(purpose);
        console.out().println();
        console.out().println(Help.table(operands, options));
    }
}
