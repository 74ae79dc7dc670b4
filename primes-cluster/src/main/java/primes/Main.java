package primes;

import com.hazelcast.core.HazelcastInstance;
import commandline.Arguments;
import commandline.CannotRunException;
import commandline.Console;
import commandline.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import primes.cluster.ClusterExecutor;
import primes.cluster.ClusterMembers;
import primes.cluster.ClusterOptions;
import primes.common.PrimeCount;
import primes.common.PrimeTask;
import primes.common.PrimesProgram;
import primes.common.Table;

/**
 * Checks large numbers for primality on the cores of several machines. The program is {@code primes} with another
 * executor, whose workers are the members of a Hazelcast cluster: they may join, leave and crash during a run. Choose a
 * cluster when one machine is not enough; starting it takes longer than a second of work.
 *
 * <pre>
 * $ java -jar primes-cluster/target/primes-cluster.jar --cluster-name alone 2 --number 9999999999999917 7777777536340681
 * Checking 2 numbers with 2 threads of 1 member:
 * 9999999999999917  P  0.974777s
 * 7777777536340681     0.976307s
 * 127.0.0.1:40303 checked 2 numbers.
 * Total time: 1.16s
 * </pre>
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, Console.ofProcess()));
    }

    static int run(String[] args, Console console) {
        return new PrimesProgram(
                        "primes-cluster", "threads of the member", ClusterOptions.definition(), ClusterOptions.MEMBER)
                .run(args, console, Main::checkAll);
    }

    private static void checkAll(List<PrimeTask> tasks, int workers, Arguments arguments, Table table, Console console)
            throws UsageException, CannotRunException, InterruptedException {
        ClusterOptions options = ClusterOptions.of(arguments);
        if (arguments.has(ClusterOptions.MEMBER)) {
            ClusterMembers.serve(options, workers, console);
        }
        HazelcastInstance cluster = ClusterMembers.connect(options, workers, console);
        try {
            ClusterExecutor executor = ClusterExecutor.of(cluster, console.err()::println);
            table.start("with " + ClusterMembers.size(cluster));
            checkAll(tasks, executor, table, console);
            executor.tasksDone().forEach(table::addWorker);
        } catch (CancellationException e) {
            throw new CannotRunException("the cluster has no members left", e);
        } finally {
            cluster.shutdown();
        }
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
