package benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import processpool.ProcessPoolExecutor;
import processpool.Worker;
import processpool.WorkerListener;

/** Measures the costs of worker processes: their start, the round trip of a task, and their memory. */
final class PoolCosts {
    private static final int CHUNK_SIZE = 500;
    private static final int KIBIBYTES_PER_MEBIBYTE = 1024;

    private final Workload workload;
    private final int workers;
    private final PrintStream out;

    PoolCosts(Workload workload, int workers, PrintStream out) {
        this.workload = workload;
        this.workers = workers;
        this.out = out;
    }

    void print() throws Exception {
        out.println("Starting a pool");
        line("to first result, cold", "%8.0f ms", millis(startToFirstResult()));
        line("to a worker that is ready", "%8.0f ms", millis(Median.of(workload.runs(), PoolCosts::startToReady)));
        line("to first result", "%8.0f ms", millis(Median.of(workload.runs(), PoolCosts::startToFirstResult)));
        printStartWithArchive();

        out.println("Running empty tasks");
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            line("round trip to a thread", "%8.1f µs", micros(roundTrip(thread)));
        } finally {
            thread.shutdownNow();
        }
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(1).build()) {
            line("round trip to a process", "%8.1f µs", micros(roundTrip(pool)));
        }
        try (ProcessPoolExecutor pool =
                ProcessPoolExecutor.builder().workers(workers).build()) {
            String name = String.format(Locale.ROOT, "%,d tasks, ", workload.tinyTasks());
            line(name + "submitted", "%8.3f s", seconds(warmMedian(() -> submitAll(pool))));
            line(name + "chunks of 1", "%8.3f s", seconds(warmMedian(() -> mapAll(pool, 1))));
            line(name + "chunks of " + CHUNK_SIZE, "%8.3f s", seconds(warmMedian(() -> mapAll(pool, CHUNK_SIZE))));
            out.println("Memory of a worker");
            printMemory("after these tasks", pool);
        }
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(1).build()) {
            pool.submit(new EmptyTask()).get();
            printMemory("after one task", pool);
        }
    }

    /** Alternates between runs with and without an archive, so that a drift of the machine affects both. */
    private void printStartWithArchive() throws Exception {
        if (!WorkerArchive.isPossible()) {
            out.println("  with an archive              only with java -jar");
            return;
        }
        try (WorkerArchive archive = WorkerArchive.create()) {
            List<Duration> with = new ArrayList<>();
            List<Duration> without = new ArrayList<>();
            for (int run = 0; run < workload.starts(); run++) {
                with.add(startToFirstResult(archive.jvmOption()));
                without.add(startToFirstResult());
            }
            double ratio = millis(Median.of(with)) / millis(Median.of(without));
            line("with an archive", "%8.0f ms", millis(Median.of(with)));
            line("relative to without", "%8.2f", ratio);
        }
    }

    private static Duration startToFirstResult(String... jvmOptions) throws Exception {
        long start = System.nanoTime();
        try (ProcessPoolExecutor pool =
                ProcessPoolExecutor.builder().workers(1).jvmOptions(jvmOptions).build()) {
            pool.submit(new EmptyTask()).get();
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    private static Duration startToReady() throws Exception {
        long start = System.nanoTime();
        AtomicLong ready = new AtomicLong();
        WorkerListener listener = new WorkerListener() {
            @Override
            public void workerStarted(Worker worker) {
                ready.set(System.nanoTime());
            }
        };
        try (ProcessPoolExecutor pool =
                ProcessPoolExecutor.builder().workers(1).listener(listener).build()) {
            pool.submit(new EmptyTask()).get();
        }
        return Duration.ofNanos(ready.get() - start);
    }

    private Duration roundTrip(ExecutorService executor) throws Exception {
        return warmMedian(() -> {
                    for (int trip = 0; trip < workload.roundTrips(); trip++) {
                        executor.submit(new EmptyTask()).get();
                    }
                })
                .dividedBy(workload.roundTrips());
    }

    private void submitAll(ProcessPoolExecutor pool) throws Exception {
        List<Future<Integer>> futures = new ArrayList<>();
        for (int task = 0; task < workload.tinyTasks(); task++) {
            futures.add(pool.submit(new EmptyTask()));
        }
        for (Future<Integer> future : futures) {
            future.get();
        }
    }

    private void mapAll(ProcessPoolExecutor pool, int chunkSize) {
        Iterable<Integer> inputs =
                () -> IntStream.range(0, workload.tinyTasks()).boxed().iterator();
        try (Stream<Integer> results = pool.map(number -> number, inputs, chunkSize)) {
            if (results.count() != workload.tinyTasks()) {
                throw new IllegalStateException("results are missing");
            }
        }
    }

    private Duration warmMedian(Median.Work work) throws Exception {
        work.run();
        return Median.of(workload.runs(), () -> Median.time(work));
    }

    /** Prints the resident memory where there is a /proc file system. */
    private void printMemory(String phase, ProcessPoolExecutor pool) throws IOException {
        Path status = Path.of("/proc", Long.toString(pool.workers().get(0).pid()), "status");
        if (Files.isReadable(status)) {
            line(phase, "%8d MiB", residentKibibytes(status) / KIBIBYTES_PER_MEBIBYTE);
        }
    }

    private static long residentKibibytes(Path status) throws IOException {
        try (Stream<String> lines = Files.lines(status)) {
            String line = lines.filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", ""));
        }
    }

    private void line(String name, String format, Object value) {
        out.printf(Locale.ROOT, "  %-28s " + format + "%n", name, value);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static double micros(Duration duration) {
        return duration.toNanos() / 1e3;
    }
}
