package benchmarks;

import static commandline.OptionBuilders.flag;
import static commandline.OptionBuilders.value;

import commandline.CannotRunException;
import commandline.CommandLineProgram;
import commandline.Console;
import commandline.ExitStatus;
import commandline.files.FileErrors;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * Measures the speed-up of threads and processes for computations, and the costs of processes. {@code --downloads} measures
 * the built flags programs instead. Run it on an idle machine. The figures of {@code --quick} mean nothing.
 *
 * <pre>
 * $ java -jar lib/benchmarks/target/benchmarks.jar --quick
 * Java 17.0.15+6-Debian-1deb12u1, 2 cores, median of 1
 * Starting a pool
 *   to first result, cold             785 ms
 *   to a worker that is ready         268 ms
 *   to first result                   527 ms
 *   with an archive                   537 ms
 *   relative to without              0.82
 * Running empty tasks
 *   round trip to a thread           58.7 µs
 *   round trip to a process        2417.5 µs
 *   1,000 tasks, submitted          0.369 s
 *   1,000 tasks, chunks of 1        0.748 s
 *   1,000 tasks, chunks of 500      0.061 s
 * Memory of a worker
 *   after these tasks                  56 MiB
 *   after one task                     41 MiB
 * Checking 2 primes below 10,000,000,000 by trial division
 *   one after another               0.014 s
 *   2 threads                       0.002 s       6.31 times
 *   2 processes                     0.564 s       0.02 times
 * </pre>
 */
public final class Main {
    private static final int MAX_WORKERS = 64;

    private static final Option DOWNLOADS =
            flag("downloads", "measure the built flags programs; run it from the root of the project");

    private static final Option QUICK = flag("quick", "measure next to nothing, to see whether it works");

    private static final Option WORKERS = value("w", "workers", "N", "threads or processes (default: number of cores)");

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, Console.ofProcess()));
    }

    static int run(String[] args, Console console) {
        CommandLineProgram program = new CommandLineProgram(
                "benchmarks",
                "Measures what threads and processes gain and cost.",
                List.of(),
                new Options().addOption(DOWNLOADS).addOption(QUICK).addOption(WORKERS));
        return program.run(args, console, arguments -> {
            int workers = arguments
                    .integer(WORKERS, 1, MAX_WORKERS)
                    .orElseGet(() -> Runtime.getRuntime().availableProcessors());
            Workload workload = arguments.has(QUICK) ? Workload.QUICK : Workload.FULL;
            measure(workload, workers, arguments.has(DOWNLOADS), console.out());
            return ExitStatus.OK;
        });
    }

    private static void measure(Workload workload, int workers, boolean downloads, PrintStream out)
            throws CannotRunException, InterruptedException {
        out.printf(
                Locale.ROOT,
                "Java %s, %s cores, median of %s%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                workload.runs());
        try {
            if (downloads) {
                new DownloadCosts(workload, out).print();
            } else {
                new PoolCosts(workload, workers, out).print();
                new SpeedUp(workload, workers).print(out);
            }
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (FileSystemException e) {
            throw new CannotRunException(e.getFile() + ": " + FileErrors.reason(e), e);
        } catch (IOException e) {
            throw new CannotRunException(FileErrors.reason(e), e);
        } catch (Exception e) {
            throw new CannotRunException(e.toString(), e);
        }
    }
}
