package benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Measures durations. The median ignores single runs that other processes disturb. */
final class Median {
    private Median() {}

    /** Returns the median of several runs of a measurement. */
    static Duration of(int runs, Callable<Duration> measurement) throws Exception {
        List<Duration> durations = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            durations.add(measurement.call());
        }
        return of(durations);
    }

    /** Returns the median of at least one duration. */
    static Duration of(List<Duration> durations) {
        return durations.stream()
                .sorted()
                .skip(durations.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    /** The work to measure. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** Returns how long some work takes. */
    static Duration time(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
