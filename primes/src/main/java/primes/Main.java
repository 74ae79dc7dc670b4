package primes;

import static commandline.OptionBuilders.value;

import commandline.Arguments;
import commandline.Console;
import commandline.UsageException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * Checks large numbers for primality on every core. What computes gains nothing from more threads than cores, and in
 * Java nothing from processes either: threads of one JVM compute on all cores at once. Processes are for isolation; a
 * better algorithm ({@code --algorithm}) is for speed.
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

    private static final Option EXECUTOR = value("executor", "KIND", "threads (default), processes or sequential");

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
        return new PrimesProgram("primes", new Options().addOption(EXECUTOR)).run(args, console, Main::checkAll);
    }

    private static void checkAll(List<PrimeTask> tasks, int workers, Arguments arguments, Table table, Console console)
            throws UsageException, InterruptedException {
        int most = Math.min(workers, tasks.size());
        switch (arguments.choice(EXECUTOR, Kind.class).orElse(Kind.THREADS)) {
            case THREADS -> {
                table.begin(most == 1 ? "with 1 thread" : "with %d threads".formatted(most));
                checkAll(tasks, Executors.newFixedThreadPool(most), table);
            }
            case PROCESSES -> {
                if (most > MAX_PROCESSES) {
                    throw new UsageException("there are %d processes at most, not %d".formatted(MAX_PROCESSES, most));
                }
                table.begin(most == 1 ? "with 1 process" : "with %d processes".formatted(most));
                checkAll(tasks, processes(most, console), table);
            }
            case SEQUENTIAL -> {
                table.begin("one after another");
                for (PrimeTask task : tasks) {
                    table.add(task.call());
                }
            }
        }
    }

    private static ExecutorService processes(int workers, Console console) {
        return ProcessPoolExecutor.builder()
                .name("primes")
                .workers(workers)
                .listener(new WorkerListener() {
                    @Override
                    public void taskRetried(Worker lost) {
                        console.err().println(lost + " ended before it began a number: another checks it.");
                    }
                })
                .build();
    }

    private static void checkAll(List<PrimeTask> tasks, ExecutorService executor, Table table)
            throws InterruptedException {
        try {
            Map<Future<PrimeCount>, PrimeTask> taskOf = new LinkedHashMap<>();
            for (PrimeTask task : tasks) {
                taskOf.put(executor.submit(task), task);
            }
            for (Future<PrimeCount> future : taskOf.keySet()) {
                try {
                    table.add(future.get());
                } catch (ExecutionException e) {
                    table.fail(taskOf.get(future), e);
                }
            }
        } finally {
            executor.shutdownNow();
            executor.awaitTermination(5, TimeUnit.SECONDS);
        }
    }
}
