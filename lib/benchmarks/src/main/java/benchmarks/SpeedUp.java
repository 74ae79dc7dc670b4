package benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import primes.common.Algorithm;
import primes.common.PrimeCount;
import primes.common.PrimeTask;
import processpool.ProcessPoolExecutor;

/** Compares threads and processes with a loop, all of which check the same primes. The JVMs are warm. */
final class SpeedUp {
    private final Workload workload;
    private final int workers;
    private final List<PrimeTask> tasks;

    SpeedUp(Workload workload, int workers) throws InterruptedException {
        this.workload = workload;
        this.workers = workers;
        this.tasks = new ArrayList<>();
        for (long number = workload.primesBelow(); tasks.size() < workload.primesPerWorker() * workers; number--) {
            if (Algorithm.MILLER_RABIN.isPrime(number)) {
                tasks.add(PrimeTask.check(number, Algorithm.TRIAL));
            }
        }
    }

    void print(PrintStream out) throws Exception {
        out.printf(
                Locale.ROOT, "Checking %s primes below %,d by trial division%n", tasks.size(), workload.primesBelow());
        Duration loop = median(() -> {
            for (PrimeTask task : tasks) {
                task.call();
            }
        });
        out.printf(Locale.ROOT, "  %-28s %8.3f s%n", "one after another", seconds(loop));
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            print(out, workers + " threads", median(() -> checkAll(threads)), loop);
        } finally {
            threads.shutdownNow();
        }
        try (ProcessPoolExecutor processes =
                ProcessPoolExecutor.builder().workers(workers).build()) {
            print(out, workers + " processes", median(() -> checkAll(processes)), loop);
        }
    }

    private Duration median(Median.Work work) throws Exception {
        work.run();
        return Median.of(workload.runs(), () -> Median.time(work));
    }

    private void checkAll(ExecutorService executor) throws Exception {
        for (Future<PrimeCount> future : executor.invokeAll(tasks)) {
            if (future.get().primes() != 1) {
                throw new IllegalStateException("a prime was reported as composite");
            }
        }
    }

    private static void print(PrintStream out, String name, Duration duration, Duration loop) {
        out.printf(
                Locale.ROOT,
                "  %-28s %8.3f s %10.2f times%n",
                name,
                seconds(duration),
                seconds(loop) / seconds(duration));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
