package primes.common;

import commandline.Arguments;
import commandline.CannotRunException;
import commandline.CommandLineProgram;
import commandline.Console;
import commandline.ExitStatus;
import commandline.Operand;
import commandline.UsageException;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.OptionGroup;
import org.apache.commons.cli.Options;

/** A prime program without its executor: options, numbers, algorithms and report. */
public final class PrimesProgram {
    private final CommandLineProgram program;

    /**
     * Creates a program.
     *
     * @param name the name that the user types
     * @param workers the kind of workers, for the help, such as {@code threads}
     * @param options the options that only this program has
     * @param modes options of this program that exclude {@code --number} and {@code --range}
     */
    public PrimesProgram(String name, String workers, Options options, Option... modes) {
        var jobs = new OptionGroup();
        for (Option mode : modes) {
            jobs.addOption(mode);
        }
        PrimesOptions.addTo(options, jobs);
        program = new CommandLineProgram(
                name,
                "Checks large numbers for primality, or counts the primes in a range.",
                List.of(new Operand("WORKERS", workers + ", from 1 to 1000 (default: the number of cores)")),
                options);
    }

    /** The part in which the programs differ. */
    @FunctionalInterface
    public interface CheckAll {
        /**
         * Runs all tasks, and adds a row to the table for each, in their order.
         *
         * @param tasks the tasks, at least 1
         * @param workers the number of threads or processes, at least 1
         * @param arguments the command line, for the options that only this program has
         * @param table the report
         * @param console for messages
         * @throws UsageException if the arguments contradict each other
         * @throws CannotRunException if the tasks cannot be run
         * @throws InterruptedException if the calling thread is interrupted; by then no task runs
         */
        void checkAll(List<PrimeTask> tasks, int workers, Arguments arguments, Table table, Console console)
                throws UsageException, CannotRunException, InterruptedException;
    }

    /**
     * Runs the program.
     *
     * @return the exit status, one of {@link ExitStatus}; a failure if a task has no result
     */
    public int run(String[] args, Console console, CheckAll checkAll) {
        return program.run(args, console, arguments -> {
            PrimesOptions options = PrimesOptions.of(arguments);
            var table = new Table(options.job(), console.out());
            try {
                checkAll.checkAll(options.job().tasks(), options.workers(), arguments, table, console);
                return table.end();
            } catch (InterruptedException e) {
                table.end();
                return ExitStatus.INTERRUPTED;
            } catch (CannotRunException | Error e) {
                table.end();
                throw e;
            }
        });
    }
}
