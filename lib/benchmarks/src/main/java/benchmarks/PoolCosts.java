package benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import processpool.ProcessPoolExecutor;
import processpool.Worker;
import processpool.WorkerListener;

/** What it costs to have worker processes: to start them, to talk to them, to keep them. */
final class PoolCosts {
    private static final int CHUNK = 500;
    private static final int KIBIBYTES_PER_MEBIBYTE = 1024;

    private final Effort effort;
    private final int workers;
    private final PrintStream out;

    PoolCosts(Effort effort, int workers, PrintStream out) {
        this.effort = effort;
        this.workers = workers;
        this.out = out;
    }

    private record Empty() implements Callable<Integer>, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public Integer call() {
            return 0;
        }
    }

    void print() throws Exception {
        out.println("Starting a pool");
        line("to first result, cold", "%8.0f ms", millis(startToFirstResult()));
        line("to a worker that is ready", "%8.0f ms", millis(Median.of(effort.runs(), PoolCosts::startToReady)));
        line("to first result", "%8.0f ms", millis(Median.of(effort.runs(), PoolCosts::startToFirstResult)));

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
            String name = String.format(Locale.ROOT, "%,d tasks, ", effort.tinyTasks());
            line(name + "submitted", "%8.3f s", seconds(warmMedian(() -> submitAll(pool))));
            line(name + "chunks of 1", "%8.3f s", seconds(warmMedian(() -> mapAll(pool, 1))));
            line(name + "chunks of " + CHUNK, "%8.3f s", seconds(warmMedian(() -> mapAll(pool, CHUNK))));
            out.println("Keeping a worker");
            printMemory("after these tasks", pool);
        }
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(1).build()) {
            pool.submit(new Empty()).get();
            printMemory("after one task", pool);
        }
    }

    private static Duration startToFirstResult() throws Exception {
        long start = System.nanoTime();
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(1).build()) {
            pool.submit(new Empty()).get();
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
            pool.submit(new Empty()).get();
        }
        return Duration.ofNanos(ready.get() - start);
    }

    private Duration roundTrip(ExecutorService executor) throws Exception {
        return warmMedian(() -> {
                    for (int trip = 0; trip < effort.roundTrips(); trip++) {
                        executor.submit(new Empty()).get();
                    }
                })
                .dividedBy(effort.roundTrips());
    }

    private void submitAll(ProcessPoolExecutor pool) throws Exception {
        List<Future<Integer>> futures = new ArrayList<>();
        for (int task = 0; task < effort.tinyTasks(); task++) {
            futures.add(pool.submit(new Empty()));
        }
        for (Future<Integer> future : futures) {
            future.get();
        }
    }

    private void mapAll(ProcessPoolExecutor pool, int chunkSize) {
        Iterable<Integer> inputs =
                () -> IntStream.range(0, effort.tinyTasks()).boxed().iterator();
        try (Stream<Integer> results = pool.map(number -> number, inputs, chunkSize)) {
            if (results.count() != effort.tinyTasks()) {
                throw new IllegalStateException("results are missing");
            }
        }
    }

    private Duration warmMedian(Median.Work work) throws Exception {
        work.run();
        return Median.of(effort.runs(), () -> Median.time(work));
    }

    /** Where there is a /proc, as on Linux. */
    private void printMemory(String when, ProcessPoolExecutor pool) throws IOException {
        Path status = Path.of("/proc", Long.toString(pool.workers().get(0).pid()), "status");
        if (Files.isReadable(status)) {
            line("memory " + when, "%8d MiB", residentKibibytes(status) / KIBIBYTES_PER_MEBIBYTE);
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
