package benchmarks;

/**
 * How much is measured.
 *
 * @param runs of each measurement, of which the median counts
 * @param primesBelow where the search for primes to check begins, downwards
 * @param primesPerWorker how many of them there are for each worker
 * @param roundTrips of one measurement
 * @param tinyTasks of one measurement
 */
record Effort(int runs, long primesBelow, int primesPerWorker, int roundTrips, int tinyTasks) {
    static final Effort FULL = new Effort(7, 10_000_000_000_000_000L, 5, 20_000, 20_000);

    /** Shows that everything works; the figures say nothing. */
    static final Effort QUICK = new Effort(1, 10_000_000_000L, 1, 100, 1000);
}
