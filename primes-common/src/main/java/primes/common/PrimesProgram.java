package primes.common;

import flags.cli.Arguments;
import flags.cli.CannotRunException;
import flags.cli.CommandLineProgram;
import flags.cli.Console;
import flags.cli.ExitStatus;
import flags.cli.UsageException;
import java.util.List;
import org.apache.commons.cli.Options;

/** A prime program, but for the executor that does its work. */
public final class PrimesProgram {
    private PrimesProgram() {}

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
         * @throws UsageException if the arguments make no sense together
         * @throws CannotRunException if the work cannot begin
         * @throws InterruptedException if the calling thread is interrupted; no task runs any more then
         */
        void checkAll(List<PrimeTask> tasks, int workers, Arguments arguments, Table table)
                throws UsageException, CannotRunException, InterruptedException;
    }

    /**
     * Runs a prime program from its command line to its last line.
     *
     * @param name of the program
     * @param options that are its own
     * @param args the command line
     * @return the exit status, one of {@link ExitStatus}; a failure if a task had no result
     */
    public static int run(String name, Options options, String[] args, Console console, CheckAll checkAll) {
        PrimesOptions.addTo(options);
        var program = new CommandLineProgram(
                name, "Checks large numbers for primality, or counts the primes in a range.", "[WORKERS]", options);
        return program.run(args, console, arguments -> {
            PrimesOptions asked = PrimesOptions.of(arguments);
            var table = new Table(asked.job(), console.out());
            try {
                checkAll.checkAll(asked.job().tasks(), asked.workers(), arguments, table);
                return table.end();
            } catch (InterruptedException e) {
                table.end();
                return ExitStatus.INTERRUPTED;
            }
        });
    }
}
