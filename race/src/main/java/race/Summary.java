package race;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import race.Sample.Phase;
import race.Sample.ProcessFigures;

/**
 * What a contestant came to in one phase.
 *
 * @param contestant its name
 * @param phase cold or warm
 * @param samples those that count: all rounds but those in which the server was saturated, unless it was in all
 * @param rounds how many there were
 * @param serverBound in how many of them the server was saturated
 * @param defects why it does not count; none if it does
 */
record Summary(
        String contestant, Phase phase, List<Sample> samples, int rounds, long serverBound, List<String> defects) {
    static Summary of(String contestant, Phase phase, List<Sample> all) {
        List<Sample> own = all.stream()
                .filter(sample -> sample.phase() == phase && sample.contestant().equals(contestant))
                .toList();
        List<Sample> free =
                own.stream().filter(sample -> !sample.server().serverBound()).toList();
        return new Summary(
                contestant,
                phase,
                free.isEmpty() ? own : free,
                own.size(),
                own.size() - free.size(),
                own.stream()
                        .flatMap(sample -> sample.defects().stream())
                        .distinct()
                        .toList());
    }

    boolean isVoid() {
        return !defects.isEmpty();
    }

    /** Whether it can be compared with others. */
    boolean counts() {
        return !isVoid() && elapsed().isPresent();
    }

    /** How long the downloads took, as the program says. */
    Optional<Spread> elapsed() {
        return ofReports(ProgramReport::elapsedSeconds);
    }

    Optional<Spread> ideal() {
        return ofReports(ProgramReport::idealSeconds);
    }

    Optional<Spread> efficiency() {
        return ofReports(ProgramReport::efficiency);
    }

    Optional<Spread> readLatency() {
        return ofReports(ProgramReport::meanReadLatencySeconds);
    }

    Optional<Spread> peakThreads() {
        return ofReports(report -> report.peakThreads() == null ? null : (double) report.peakThreads());
    }

    Optional<Spread> wall() {
        return ofProcesses(ProcessFigures::wallSeconds);
    }

    Optional<Spread> cpu() {
        return ofProcesses(ProcessFigures::cpuSeconds);
    }

    Optional<Spread> memory() {
        return ofProcesses(ProcessFigures::peakMegabytes);
    }

    Optional<Spread> serverCpu() {
        return spread(samples.stream().map(sample -> sample.server().cpuSeconds()));
    }

    Optional<Spread> connections() {
        return spread(samples.stream().map(sample -> (double) sample.server().connections()));
    }

    Optional<Spread> reused() {
        return spread(samples.stream().map(sample ->
                (double) (sample.server().requests() - sample.server().connections())));
    }

    Optional<Spread> peakInFlight() {
        return spread(samples.stream().map(sample -> (double) sample.server().peakInFlight()));
    }

    /** What a reader must know of these figures, in one line each. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        defects.forEach(defect -> remarks.add("void: " + defect));
        if (serverBound > 0 && serverBound == rounds) {
            remarks.add("server-bound: what is measured is the server, not the style");
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

    private Optional<Spread> ofProcesses(Function<ProcessFigures, @Nullable Double> figure) {
        return spread(samples.stream()
                .map(Sample::process)
                .filter(Objects::nonNull)
                .map(process -> figure.apply(Objects.requireNonNull(process))));
    }

    private static Optional<Spread> spread(Stream<@Nullable Double> figures) {
        return Spread.of(
                figures.flatMap(Stream::ofNullable).map(Double::valueOf).toList());
    }
}
