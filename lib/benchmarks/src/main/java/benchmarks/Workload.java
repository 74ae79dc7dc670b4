package benchmarks;

/**
 * The size of the measurements.
 *
 * @param runs the number of runs of each measurement, whose median counts
 * @param starts the number of starts with a class-data archive
 * @param primesBelow the upper bound of the primes to check
 * @param primesPerWorker the number of primes for each worker
 * @param roundTrips the number of round trips in one measurement
 * @param tinyTasks the number of tiny tasks in one measurement
 * @param downloads the number of downloads
 */
record Workload(
        int runs,
        int starts,
        long primesBelow,
        int primesPerWorker,
        int roundTrips,
        int tinyTasks,
        Downloads downloads) {
    /**
     * How often programs download the 676 codes.
     *
     * @param longRun in a long run
     * @param fewInSmallHeap in the first run in a small heap
     * @param manyInSmallHeap in the second run in a small heap
     */
    record Downloads(int longRun, int fewInSmallHeap, int manyInSmallHeap) {}

    static final Workload FULL =
            new Workload(5, 31, 10_000_000_000_000_000L, 5, 20_000, 20_000, new Downloads(30, 148, 1480));

    /** Shows that everything works. The figures mean nothing. */
    static final Workload QUICK = new Workload(1, 1, 10_000_000_000L, 1, 100, 1000, new Downloads(1, 1, 2));
}
