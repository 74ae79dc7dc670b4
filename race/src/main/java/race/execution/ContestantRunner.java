package race.execution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import race.contestants.Contestant;
import race.contestants.Contestant.Task;
import race.processes.FileTree;
import race.processes.ProcessResult;
import race.processes.ProcessRunner;
import race.results.Expectation;
import race.results.InvalidReportException;
import race.results.ProgramReport;
import race.results.Rules;
import race.results.Sample;
import race.results.Sample.Phase;
import race.results.Sample.ProcessFigures;
import race.results.Sample.ServerCounts;
import race.results.Sample.ServerFigures;
import race.results.Work;

/** Runs one contestant at a time and checks its outcome. */
final class ContestantRunner {
    private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    /** More than a slow machine needs to start a program and to download what the server does not delay. */
    private static final Duration MIN_TIMEOUT = Duration.ofMinutes(2);

    /** The sequential style needs the total delay once. */
    private static final double TIMEOUT_PER_DELAY = 4;

    private final Work work;
    private final ServerProcess server;
    private final Rules rules;
    private final ProcessRunner processes;
    private final Path destination;

    /**
     * @param work the work of each round
     * @param server the server for all contestants
     * @param expected the expected outcome of each round
     * @param processes runs the processes
     * @param destination the directory for the flags; it is emptied before each run
     */
    ContestantRunner(Work work, ServerProcess server, Expectation expected, ProcessRunner processes, Path destination) {
        this.work = work;
        this.server = server;
        this.rules = new Rules(work, expected);
        this.processes = processes;
        this.destination = destination;
    }

    /** Runs one round in a process of its own. */
    Sample runCold(Contestant contestant, int round) throws IOException, InterruptedException {
        return cold(contestant, round, run(contestant, 1, Optional.empty()));
    }

    /** Runs several rounds in one process, after a first round that does not count. */
    List<Sample> runWarm(Contestant contestant, int rounds) throws IOException, InterruptedException {
        Run run = run(contestant, 1 + rounds, Optional.empty());
        if (run.reports().isEmpty()) {
            return List.of(sample(contestant, Phase.WARM, 1, run, null));
        }
        List<Sample> samples = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            samples.add(sample(contestant, Phase.WARM, round, run, run.reports().get(round)));
        }
        return samples;
    }

    /**
     * Runs a recorded round. Recording takes time, so the round is not measured.
     *
     * @param recording the file for the recording
     * @return the violations of the rules, or an empty list
     */
    List<String> runRecorded(Contestant contestant, Path recording) throws IOException, InterruptedException {
        return cold(contestant, 1, run(contestant, 1, Optional.of(recording))).violations();
    }

    private Sample cold(Contestant contestant, int round, Run run) {
        return sample(
                contestant,
                Phase.COLD,
                round,
                run,
                run.reports().isEmpty() ? null : run.reports().get(0));
    }

    private Sample sample(Contestant contestant, Phase phase, int round, Run run, @Nullable ProgramReport report) {
        List<String> violations = new ArrayList<>(run.violations());
        if (report != null) {
            violations.addAll(rules.check(report, run.process().wallSeconds()));
        }
        return new Sample(
                contestant.name(),
                phase,
                round,
                report,
                phase == Phase.COLD ? ProcessFigures.of(run.process()) : null,
                run.server(),
                List.copyOf(violations));
    }

    /**
     * A process that has ended.
     *
     * @param process the result of the process
     * @param reports one report for each round, or none if a report is invalid or the contestant does not report
     * @param server the figures of the server
     * @param violations the violations of rules that concern the whole process
     */
    private record Run(
            ProcessResult process, List<ProgramReport> reports, ServerFigures server, List<String> violations) {}

    private Run run(Contestant contestant, int rounds, Optional<Path> recording)
            throws IOException, InterruptedException {
        FileTree.delete(destination);
        Files.createDirectories(destination);
        server.resetCounts();
        Optional<Duration> cpuBefore = server.cpuTime();
        var task = new Task(server.url(), work.codes(), work.concurrency(), destination, work.retries());
        ProcessResult process =
                processes.run(contestant.command(task, rounds, recording), contestant.input(task), timeout(rounds));
        Double serverCpuSeconds = server.cpuTime()
                .flatMap(after -> cpuBefore.map(before -> after.minus(before).toNanos() / NANOS_PER_SECOND))
                .orElse(null);
        ServerCounts counts = server.resetCounts();
        List<ProgramReport> reports = new ArrayList<>();
        List<String> violations = new ArrayList<>();
        if (contestant.reports()) {
            violations.addAll(readReports(process, rounds, reports));
        }
        violations.addAll(rules.check(counts, rounds, Expectation.sha256(destination)));
        double busySeconds = reports.isEmpty()
                ? process.wallSeconds()
                : reports.stream().mapToDouble(ProgramReport::elapsedSeconds).sum();
        ServerFigures figures = ServerFigures.of(counts, serverCpuSeconds, busySeconds);
        return new Run(process, reports, figures, violations);
    }

    private Duration timeout(int rounds) {
        double delaySeconds = rules.expected().delays().totalSeconds();
        return MIN_TIMEOUT
                .plusNanos((long) (delaySeconds * TIMEOUT_PER_DELAY * NANOS_PER_SECOND))
                .multipliedBy(rounds);
    }

    private static List<String> readReports(ProcessResult process, int rounds, List<ProgramReport> reports) {
        if (process.failure().isPresent()) {
            return List.of(process.failure().get());
        }
        try {
            reports.addAll(ProgramReport.parse(process.out(), rounds));
            return List.of();
        } catch (InvalidReportException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
