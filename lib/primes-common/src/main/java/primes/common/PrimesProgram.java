package primes.common;

import commandline.Arguments;
import commandline.CannotRunException;
import commandline.CommandLineProgram;
import commandline.Console;
import commandline.ExitStatus;
import commandline.UsageException;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.OptionGroup;
import org.apache.commons.cli.Options;

/** A prime program, but for the executor that does its work. */
public final class PrimesProgram {
    private final CommandLineProgram program;

    /**
     * Makes a program.
     *
     * @param name what the user calls it
     * @param options that are its own
     * @param instead options of its own that stand for another job than numbers and ranges
     */
    public PrimesProgram(String name, Options options, Option... instead) {
        var jobs = new OptionGroup();
        for (Option option : instead) {
            jobs.addOption(option);
        }
        PrimesOptions.addTo(options, jobs);
        program = new CommandLineProgram(
                name, "Checks large numbers for primality, or counts the primes in a range.", "[WORKERS]", options);
    }

    /** The part in which the programs differ. */
    @FunctionalInterface
    public interface CheckAll {
        /**
         * Has all tasks done and adds a row to the table for each, in their order.
         *
         * @param tasks to do, at least 1
         * @param workers how many to do them with, at least 1
         * @param arguments with the options that are the program's own
         * @param table shows the results
         * @param console for what is said beside them
         * @throws UsageException if the arguments make no sense together
         * @throws CannotRunException if the work cannot begin or go on
         * @throws InterruptedException if the calling thread is interrupted; no task runs any more then
         */
        void checkAll(List<PrimeTask> tasks, int workers, Arguments arguments, Table table, Console console)
                throws UsageException, CannotRunException, InterruptedException;
    }

    /**
     * Runs the program from its command line to its last line.
     *
     * @return the exit status, one of {@link ExitStatus}; a failure if a task had no result
     */
    public int run(String[] args, Console console, CheckAll checkAll) {
        return program.run(args, console, arguments -> {
            PrimesOptions asked = PrimesOptions.of(arguments);
            var table = new Table(asked.job(), console.out());
            try {
                checkAll.checkAll(asked.job().tasks(), asked.workers(), arguments, table, console);
                return table.end();
            } catch (InterruptedException e) {
                table.end();
                return ExitStatus.INTERRUPTED;
            } catch (CannotRunException e) {
                table.end();
                throw e;
            }
        });
    }
}
