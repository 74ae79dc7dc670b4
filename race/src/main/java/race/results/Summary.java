package race.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import race.results.Sample.Phase;
import race.results.Sample.ProcessFigures;
import race.results.Sample.ServerFigures;

/**
 * The results of a contestant in one phase.
 *
 * @param contestant the name of the contestant
 * @param samples the samples that count: those without a saturated server, or all if the server was always saturated
 * @param rounds the number of all rounds
 * @param serverBound the number of rounds with a saturated server
 * @param violations why the contestant is void; empty if it is valid
 */
public record Summary(String contestant, List<Sample> samples, int rounds, int serverBound, List<String> violations) {
    static Summary of(String contestant, Phase phase, List<Sample> all) {
        List<Sample> own = all.stream()
                .filter(sample -> sample.phase() == phase && sample.contestant().equals(contestant))
                .toList();
        List<Sample> unsaturated =
                own.stream().filter(sample -> !sample.isServerBound()).toList();
        return new Summary(
                contestant,
                unsaturated.isEmpty() ? own : unsaturated,
                own.size(),
                own.size() - unsaturated.size(),
                own.stream()
                        .flatMap(sample -> sample.violations().stream())
                        .distinct()
                        .toList());
    }

    /** Returns whether a round broke a rule. */
    public boolean isVoid() {
        return !violations.isEmpty();
    }

    /** Returns whether the times can be compared with those of others. */
    public boolean isComparable() {
        return !isVoid() && elapsed().isPresent();
    }

    /** Returns the time from the first request to the last result, in seconds. */
    public Optional<Spread> elapsed() {
        return ofReports(ProgramReport::elapsedSeconds);
    }

    /** Returns the number of results that failed. */
    public Optional<Spread> errors() {
        return ofReports(report -> (double) report.errors());
    }

    /** Returns the number of requests for each download that did not fail, or empty if all failed. */
    public Optional<Spread> requestsPerSuccess() {
        return spread(samples.stream().map(Sample::requestsPerSuccess));
    }

    /** Returns the time of a perfect client, in seconds. */
    public Optional<Spread> ideal() {
        return ofReports(ProgramReport::idealSeconds);
    }

    /** Returns the ideal time divided by the elapsed time. */
    public Optional<Spread> efficiency() {
        return ofReports(ProgramReport::efficiency);
    }

    /** Returns the mean time from the end of a download until the program reads its result, in seconds. */
    public Optional<Spread> readLatency() {
        return ofReports(ProgramReport::meanReadLatencySeconds);
    }

    /** Returns the peak number of platform threads. */
    public Optional<Spread> peakThreads() {
        return ofReports(report ->
                report.peakThreads() == null ? null : report.peakThreads().doubleValue());
    }

    /** Returns the number of results that were saved. */
    public Optional<Spread> ok() {
        return ofReports(report -> (double) report.ok());
    }

    /** Returns the number of results that do not exist. */
    public Optional<Spread> notFound() {
        return ofReports(report -> (double) report.notFound());
    }

    /** Returns the number of requests that an atlas program sent. */
    public Optional<Spread> requestsSent() {
        return ofRequests(requests -> (double) requests.sent());
    }

    /** Returns the number of requests that an atlas program cancelled. */
    public Optional<Spread> requestsCancelled() {
        return ofRequests(requests -> (double) requests.cancelled());
    }

    /** Returns the time from the start of the process to its end, in seconds. */
    public Optional<Spread> wall() {
        return ofProcesses(ProcessFigures::wallSeconds);
    }

    /** Returns the CPU time of the process, in seconds. */
    public Optional<Spread> cpu() {
        return ofProcesses(ProcessFigures::cpuSeconds);
    }

    /** Returns the peak memory of the process, in megabytes. */
    public Optional<Spread> memory() {
        return ofProcesses(ProcessFigures::peakMegabytes);
    }

    /** Returns the CPU time of the server, in seconds. */
    public Optional<Spread> serverCpu() {
        return ofServer(ServerFigures::cpuSeconds);
    }

    /** Returns the number of connections opened. */
    public Optional<Spread> connections() {
        return ofServer(server -> (double) server.counts().connections());
    }

    /** Returns the number of requests on a reused connection. */
    public Optional<Spread> reused() {
        return ofServer(
                server -> (double) (server.counts().requests() - server.counts().connections()));
    }

    /** Returns the peak number of requests in flight at the server. */
    public Optional<Spread> peakInFlight() {
        return ofServer(server -> (double) server.counts().peakInFlight());
    }

    /** Returns remarks on the figures, one line each. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        violations.forEach(violation -> remarks.add("void: " + violation));
        if (serverBound > 0 && serverBound == rounds) {
            remarks.add("server-bound: these figures measure the server");
        } else if (serverBound > 0) {
            remarks.add("server-bound in %s of %s rounds, which are left out".formatted(serverBound, rounds));
        }
        return remarks;
    }

    private Optional<Spread> ofReports(Function<ProgramReport, @Nullable Double> figure) {
        return spread(samples.stream()
                .map(Sample::report)
                .filter(Objects::nonNull)
                .map(report -> figure.apply(Objects.requireNonNull(report))));
    }

    private Optional<Spread> ofRequests(Function<ProgramReport.Requests, Double> figure) {
        return ofReports(report -> report.requests() == null ? null : figure.apply(report.requests()));
    }

    private Optional<Spread> ofProcesses(Function<ProcessFigures, @Nullable Double> figure) {
        return spread(samples.stream()
                .map(Sample::process)
                .filter(Objects::nonNull)
                .map(process -> figure.apply(Objects.requireNonNull(process))));
    }

    private Optional<Spread> ofServer(Function<ServerFigures, @Nullable Double> figure) {
        return spread(samples.stream()
                .map(Sample::server)
                .filter(Objects::nonNull)
                .map(server -> figure.apply(Objects.requireNonNull(server))));
    }

    private static Optional<Spread> spread(Stream<@Nullable Double> figures) {
        return Spread.of(
                figures.flatMap(Stream::ofNullable).map(Double::valueOf).toList());
    }
}
