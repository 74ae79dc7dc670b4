package race;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One round of one contestant.
 *
 * @param contestant its name
 * @param phase cold or warm
 * @param round from 1 on
 * @param report what the program says, if it says anything
 * @param process what is known of the process as a whole; null for a warm round, which is a part of its process
 * @param server what the server has seen: of a warm round, that of its whole process
 * @param defects why it does not count; none if it does
 */
record Sample(
        String contestant,
        Phase phase,
        int round,
        @Nullable ProgramReport report,
        @Nullable ProcessFigures process,
        ServerFigures server,
        List<String> defects) {
    /** Two phases that are never put into one average. */
    enum Phase {
        /** The first round of a process. */
        COLD,
        /** A later round of a process. */
        WARM
    }

    /**
     * Of the process as a whole.
     *
     * @param wallSeconds from its start to its end
     * @param cpuSeconds user and system time, where GNU time is installed
     * @param peakMegabytes of resident memory, likewise
     */
    record ProcessFigures(
            double wallSeconds,
            @Nullable Double cpuSeconds,
            @Nullable Double peakMegabytes) {
        static ProcessFigures of(ProcessRunner.End end) {
            Optional<ProcessRunner.Usage> usage = end.usage();
            return new ProcessFigures(
                    end.wallSeconds(),
                    usage.map(ProcessRunner.Usage::cpuSeconds).orElse(null),
                    usage.map(ProcessRunner.Usage::peakMegabytes).orElse(null));
        }
    }

    /**
     * Seen from the server.
     *
     * @param requests for flags
     * @param connections that were opened; all other requests reused one
     * @param peakInFlight how many requests were in flight together at most
     * @param cpuSeconds that the server used, where the operating system tells
     * @param serverBound whether it had no time to spare
     */
    record ServerFigures(
            long requests,
            long connections,
            int peakInFlight,
            @Nullable Double cpuSeconds,
            boolean serverBound) {
        /** Of one core: the server's event loop is one thread, which cannot do more than one core can. */
        private static final double SATURATED = 0.8;

        /** Less is within what the operating system's clock for processor time can tell. */
        private static final double LEAST_CPU_SECONDS = 0.05;

        static ServerFigures of(ServerProcess.Counts counts, @Nullable Double cpuSeconds, double busySeconds) {
            boolean bound =
                    cpuSeconds != null && cpuSeconds >= LEAST_CPU_SECONDS && cpuSeconds >= SATURATED * busySeconds;
            return new ServerFigures(counts.requests(), counts.connections(), counts.peakInFlight(), cpuSeconds, bound);
        }
    }
}
