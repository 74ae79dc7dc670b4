package race.results;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import race.processes.ProcessResult;

/**
 * The measurements of one round of one contestant.
 *
 * @param contestant the name of the contestant
 * @param phase the phase
 * @param round the number of the round, from 1
 * @param report the program's report, or null if there is none
 * @param process the figures of the whole process, or null for a warm round, which is only a part of its process
 * @param server the figures of the server, those of a warm round for its whole process; null without a server process
 * @param violations the rules that the round breaks, which make it void; empty for a valid round
 */
public record Sample(
        String contestant,
        Phase phase,
        int round,
        @Nullable ProgramReport report,
        @Nullable ProcessFigures process,
        @Nullable ServerFigures server,
        List<String> violations) {
    /** The phases of a race. They are never averaged together. */
    public enum Phase {
        /** The first round of a process. */
        COLD,
        /** A later round of a process. */
        WARM
    }

    /**
     * The figures of a process as a whole.
     *
     * @param wallSeconds the time from start to end
     * @param cpuSeconds the user and system time, or null if unknown
     * @param peakMegabytes the peak resident memory, or null if unknown
     */
    public record ProcessFigures(
            double wallSeconds,
            @Nullable Double cpuSeconds,
            @Nullable Double peakMegabytes) {
        /** Returns the figures of an ended process. */
        public static ProcessFigures of(ProcessResult result) {
            Optional<ProcessResult.Usage> usage = result.usage();
            return new ProcessFigures(
                    result.wallSeconds(),
                    usage.map(ProcessResult.Usage::cpuSeconds).orElse(null),
                    usage.map(ProcessResult.Usage::peakMegabytes).orElse(null));
        }
    }

    /**
     * The figures of the server for one process.
     *
     * @param counts the requests that it has counted
     * @param cpuSeconds the CPU time that it used, or null if unknown
     * @param serverBound whether it was saturated
     */
    public record ServerFigures(
            ServerCounts counts, @Nullable Double cpuSeconds, boolean serverBound) {
        /** The server's event loop is one thread, which cannot use more than one core. */
        private static final double SATURATED_CORES = 0.8;

        /** On Linux, CPU time has a resolution of 10 ms. */
        private static final double MIN_CPU_SECONDS = 0.05;

        /**
         * Returns the figures.
         *
         * @param busySeconds the time in which the server had requests to answer
         */
        public static ServerFigures of(ServerCounts counts, @Nullable Double cpuSeconds, double busySeconds) {
            boolean saturated =
                    cpuSeconds != null && cpuSeconds >= MIN_CPU_SECONDS && cpuSeconds >= SATURATED_CORES * busySeconds;
            return new ServerFigures(counts, cpuSeconds, saturated);
        }
    }

    /**
     * The counts of the server.
     *
     * @param requests the requests for flags
     * @param connections the connections opened; all other requests reused one
     * @param peakInFlight the peak number of requests in flight
     */
    public record ServerCounts(long requests, long connections, int peakInFlight) {}

    /** Returns the number of requests of a process for each download that did not fail, or null if all failed. */
    public @Nullable Double requestsPerSuccess() {
        if (report == null || server == null || report.codes() == report.errors()) {
            return null;
        }
        return (double) server.counts().requests() / (report.codes() - report.errors());
    }

    /** Returns whether the server was saturated. */
    public boolean isServerBound() {
        return server != null && server.serverBound();
    }

    /** Returns whether the round did the same work as all others. */
    public boolean isValid() {
        return violations.isEmpty();
    }
}
