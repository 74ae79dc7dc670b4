package race.execution;

import commandline.CannotRunException;
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
import race.results.Expectation.Delays;
import race.results.InvalidReportException;
import race.results.ProgramReport;
import race.results.Rules;
import race.results.Sample;
import race.results.Sample.Phase;
import race.results.Sample.ProcessFigures;
import race.results.Sample.ServerCounts;
import race.results.Sample.ServerFigures;
import race.results.Work;
import race.results.Work.Kind;

/** Runs one contestant at a time and checks its outcome. */
final class ContestantRunner {
    private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    /** More than a slow machine needs to start a program and to download what the server does not delay. */
    private static final Duration MIN_TIMEOUT = Duration.ofMinutes(2);

    /** Mirrors delay a request by some seconds at most, and a card makes a few requests. */
    private static final Duration TIMEOUT_PER_CARD = Duration.ofSeconds(10);

    /** The sequential style needs the total delay once. */
    private static final double TIMEOUT_PER_DELAY = 4;

    private final Work work;
    private final Optional<ServerProcess> server;
    private final Rules rules;
    private final ProcessRunner processes;
    private final Path destination;

    /**
     * @param work the work of each round
     * @param server the server for all contestants, if there is one
     * @param expected the expected outcome of each round
     * @param processes runs the processes
     * @param destination the directory for the flags; it is emptied before each run
     */
    ContestantRunner(
            Work work,
            Optional<ServerProcess> server,
            Expectation expected,
            ProcessRunner processes,
            Path destination) {
        this.work = work;
        this.server = server;
        this.rules = new Rules(work, expected);
        this.processes = processes;
        this.destination = destination;
    }

    /**
     * Runs a contestant and returns its outcome, which all others must match.
     *
     * @throws CannotRunException if it has none
     */
    static Expectation expectation(Work work, Contestant contestant, ProcessRunner processes, Path destination)
            throws IOException, CannotRunException, InterruptedException {
        var anything = new Expectation(0, 0, 0, "", new Delays(0, 0));
        Run run = new ContestantRunner(work, Optional.empty(), anything, processes, destination)
                .run(contestant, 1, Optional.empty());
        if (run.reports().isEmpty()) {
            throw new CannotRunException(
                    contestant.name() + ": " + run.violations().get(0));
        }
        ProgramReport report = run.reports().get(0);
        return new Expectation(
                report.ok(), report.notFound(), report.errors(), Expectation.sha256(destination), anything.delays());
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
     * @param server the figures of the server, or null without one
     * @param violations the violations of rules that concern the whole process
     */
    private record Run(
            ProcessResult process,
            List<ProgramReport> reports,
            @Nullable ServerFigures server,
            List<String> violations) {}

    private Run run(Contestant contestant, int rounds, Optional<Path> recording)
            throws IOException, InterruptedException {
        FileTree.delete(destination);
        Files.createDirectories(destination);
        var task =
                new Task(server.map(ServerProcess::url), work.codes(), work.concurrency(), destination, work.retries());
        List<String> command = contestant.command(task, rounds, recording);
        Measured measured = measured(command, contestant.input(task), timeout(rounds));
        List<ProgramReport> reports = new ArrayList<>();
        List<String> violations = new ArrayList<>();
        if (contestant.reports()) {
            violations.addAll(readReports(measured.process(), rounds, reports));
        }
        String files = Expectation.sha256(destination);
        if (measured.counts() == null) {
            violations.addAll(rules.check(files));
            return new Run(measured.process(), reports, null, violations);
        }
        violations.addAll(rules.check(measured.counts(), rounds, files));
        double busySeconds = reports.isEmpty()
                ? measured.process().wallSeconds()
                : reports.stream().mapToDouble(ProgramReport::elapsedSeconds).sum();
        ServerFigures figures = ServerFigures.of(measured.counts(), measured.serverCpuSeconds(), busySeconds);
        return new Run(measured.process(), reports, figures, violations);
    }

    /**
     * A process with what the server measured meanwhile.
     *
     * @param process the result of the process
     * @param counts the counts of the server, or null without one
     * @param serverCpuSeconds the CPU time of the server, or null if unknown
     */
    private record Measured(
            ProcessResult process,
            @Nullable ServerCounts counts,
            @Nullable Double serverCpuSeconds) {}

    private Measured measured(List<String> command, String input, Duration timeout)
            throws IOException, InterruptedException {
        if (server.isEmpty()) {
            return new Measured(processes.run(command, input, timeout), null, null);
        }
        ServerProcess measuring = server.get();
        measuring.resetCounts();
        Optional<Duration> before = measuring.cpuTime();
        ProcessResult process = processes.run(command, input, timeout);
        Double cpuSeconds = measuring
                .cpuTime()
                .flatMap(after -> before.map(time -> after.minus(time).toNanos() / NANOS_PER_SECOND))
                .orElse(null);
        return new Measured(process, measuring.resetCounts(), cpuSeconds);
    }

    private Duration timeout(int rounds) {
        if (work.kind() == Kind.CARDS) {
            return MIN_TIMEOUT.plus(TIMEOUT_PER_CARD.multipliedBy(work.codes().size()));
        }
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
