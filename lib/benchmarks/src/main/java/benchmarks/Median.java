package benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Repeats a measurement: the median does not care for the one run that something else disturbed. */
final class Median {
    private Median() {}

    /** The median of the durations that a measurement gives. */
    static Duration of(int runs, Callable<Duration> measurement) throws Exception {
        List<Duration> durations = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            durations.add(measurement.call());
        }
        return of(durations);
    }

    /** Returns the median of durations, of which there must be one. */
    static Duration of(List<Duration> durations) {
        return durations.stream()
                .sorted()
                .skip(durations.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    /** Something that takes time. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    static Duration time(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
