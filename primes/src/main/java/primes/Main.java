package primes;

import static commandline.OptionBuilders.value;

import commandline.Arguments;
import commandline.Console;
import commandline.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import primes.common.PrimeCount;
import primes.common.PrimeTask;
import primes.common.PrimesProgram;
import primes.common.Table;
import processpool.ProcessPoolExecutor;
import processpool.Worker;
import processpool.WorkerListener;

/**
 * Checks large numbers for primality on every core. Computation gains nothing from more threads than cores, and in Java
 * nothing from processes: the threads of one JVM use all cores. Choose processes for isolation, and a better algorithm
 * ({@code --algorithm}) for speed.
 *
 * <pre>
 * $ java -jar primes/target/primes.jar 2
 * Checking 20 numbers with 2 threads:
 * 9999999999999999     0.001214s
 * 9999999999999917  P  0.106588s
 * 7777777777777777     0.000216s
 * 7777777777777753  P  0.100242s
 * 7777777536340681     0.082160s
 * 6666667141414921     0.071891s
 * 6666666666666719  P  0.072575s
 * 6666666666666666     0.000001s
 * 5555555555555555     0.000014s
 * 5555555555555503  P  0.068805s
 * 5555553133149889     0.066923s
 * 4444444488888889     0.059404s
 * 4444444444444444     0.000002s
 * 4444444444444423  P  0.059064s
 * 3333335652092209     0.051010s
 * 3333333333333333     0.000008s
 * 3333333333333301  P  0.051262s
 *  299593572317531  P  0.015992s
 *  142702110479723  P  0.010438s
 *                2  P  0.000000s
 * Total time: 0.43s
 * </pre>
 */
public final class Main {
    private static final int MAX_PROCESSES = 64;

    private static final Option EXECUTOR =
            value("executor", "KIND", "threads (default), processes (at most 64) or sequential");

    private enum Kind {
        THREADS,
        PROCESSES,
        SEQUENTIAL
    }

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, Console.ofProcess()));
    }

    static int run(String[] args, Console console) {
        return new PrimesProgram("primes", "threads or processes", new Options().addOption(EXECUTOR))
                .run(args, console, Main::checkAll);
    }

    private static void checkAll(List<PrimeTask> tasks, int workers, Arguments arguments, Table table, Console console)
            throws UsageException, InterruptedException {
        int size = Math.min(workers, tasks.size());
        switch (arguments.choice(EXECUTOR, Kind.class).orElse(Kind.THREADS)) {
            case THREADS -> {
                table.start(size == 1 ? "with 1 thread" : "with %s threads".formatted(size));
                checkAll(tasks, Executors.newFixedThreadPool(size), table, console);
            }
            case PROCESSES -> {
                if (size > MAX_PROCESSES) {
                    throw new UsageException("at most %s processes are allowed, not %s".formatted(MAX_PROCESSES, size));
                }
                table.start(size == 1 ? "with 1 process" : "with %s processes".formatted(size));
                checkAll(tasks, processPool(size, console), table, console);
            }
            case SEQUENTIAL -> {
                table.start("one after another");
                for (PrimeTask task : tasks) {
                    table.add(task.call());
                }
            }
        }
    }

    private static ExecutorService processPool(int size, Console console) {
        return ProcessPoolExecutor.builder()
                .name("primes")
                .workers(size)
                .listener(new WorkerListener() {
                    @Override
                    public void taskRetried(Worker lost) {
                        console.err().println(lost + " ended before its task started: another worker runs the task.");
                    }
                })
                .build();
    }

    private static void checkAll(List<PrimeTask> tasks, ExecutorService executor, Table table, Console console)
            throws InterruptedException {
        try {
            List<Future<PrimeCount>> futures = new ArrayList<>();
            for (PrimeTask task : tasks) {
                futures.add(executor.submit(task));
            }
            for (Future<PrimeCount> future : futures) {
                try {
                    table.add(future.get());
                } catch (ExecutionException e) {
                    table.fail(e);
                }
            }
        } finally {
            executor.shutdownNow();
            if (!executor.awaitTermination(2, TimeUnit.SECONDS)) {
                console.err().println("*** Warning: a canceled task is still running");
            }
        }
    }
}
