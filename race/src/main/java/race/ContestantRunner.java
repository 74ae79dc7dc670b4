package race;

import commandline.CannotRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import race.Contestant.Task;
import race.RaceOptions.Work;
import race.Sample.Phase;
import race.Sample.ProcessFigures;
import race.Sample.ServerFigures;
import race.ServerProcess.Counts;

/** Lets one contestant run at a time, and checks what came of it. */
final class ContestantRunner {
    private static final double NANOS = Duration.ofSeconds(1).toNanos();

    private final Work work;
    private final ServerProcess server;
    private final Verdict verdict;
    private final ProcessRunner child;
    private final Path destination;

    /**
     * @param work of each run
     * @param server that all use
     * @param expected what each must come to
     * @param child runs processes
     * @param destination for the flags; emptied before each run
     */
    ContestantRunner(Work work, ServerProcess server, Expectation expected, ProcessRunner child, Path destination) {
        this.work = work;
        this.server = server;
        this.verdict = new Verdict(work, expected);
        this.child = child;
        this.destination = destination;
    }

    /** A round in a process of its own. */
    Sample cold(Contestant contestant, int round) throws IOException, InterruptedException {
        return run(contestant, Phase.COLD, round, 1, Optional.empty()).get(0);
    }

    /** Rounds in one process, after a first one which is left out. */
    List<Sample> warm(Contestant contestant, int rounds) throws IOException, InterruptedException {
        return run(contestant, Phase.WARM, 1, rounds + 1, Optional.empty());
    }

    /**
     * A round that is recorded; its times are not to be compared with others.
     *
     * @return why it does not count, or nothing
     */
    List<String> recorded(Contestant contestant, Path recording) throws IOException, InterruptedException {
        Files.deleteIfExists(recording);
        return run(contestant, Phase.COLD, 1, 1, Optional.of(recording)).get(0).defects();
    }

    private List<Sample> run(Contestant contestant, Phase phase, int firstRound, int rounds, Optional<Path> recording)
            throws IOException, InterruptedException {
        Run run = observe(contestant, rounds, recording);
        ProcessFigures process = phase == Phase.COLD ? ProcessFigures.of(run.end()) : null;
        if (run.reports().isEmpty()) {
            return List.of(
                    new Sample(contestant.name(), phase, firstRound, null, process, run.server(), run.defects()));
        }
        // Of a process with several rounds the first is not warm.
        int skipped = phase == Phase.WARM ? 1 : 0;
        List<Sample> samples = new ArrayList<>();
        for (ProgramReport report : run.reports().subList(skipped, rounds)) {
            List<String> defects = new ArrayList<>(run.defects());
            defects.addAll(verdict.onReport(report));
            samples.add(new Sample(
                    contestant.name(),
                    phase,
                    firstRound + samples.size(),
                    report,
                    process,
                    run.server(),
                    List.copyOf(defects)));
        }
        return samples;
    }

    /**
     * A process that has ended.
     *
     * @param end how
     * @param reports one for each round; none if there is anything wrong with them
     * @param server what the server has seen
     * @param defects of the whole
     */
    private record Run(
            ProcessRunner.End end, List<ProgramReport> reports, ServerFigures server, List<String> defects) {}

    private Run observe(Contestant contestant, int rounds, Optional<Path> recording)
            throws IOException, InterruptedException {
        empty(destination);
        server.countAnew();
        Optional<Duration> cpuBefore = server.cpuTime();
        var task = new Task(server.url(), work.codes(), work.concurrency(), destination);
        ProcessRunner.End end = child.run(contestant.command(task, rounds, recording), contestant.input(task));
        Double serverCpuSeconds = server.cpuTime()
                .flatMap(after -> cpuBefore.map(before -> after.minus(before).toNanos() / NANOS))
                .orElse(null);
        Counts counts = server.countAnew();
        List<ProgramReport> reports = new ArrayList<>();
        List<String> defects = new ArrayList<>(contestant.reports() ? readReports(end, rounds, reports) : List.of());
        double busySeconds = reports.isEmpty()
                ? end.wallSeconds()
                : reports.stream().mapToDouble(ProgramReport::elapsedSeconds).sum();
        ServerFigures figures = ServerFigures.of(counts, serverCpuSeconds, busySeconds);
        defects.addAll(verdict.onRun(figures, rounds, Expectation.sha256(destination)));
        return new Run(end, reports, figures, List.copyOf(defects));
    }

    private static List<String> readReports(ProcessRunner.End end, int rounds, List<ProgramReport> reports) {
        if (end.status() != 0) {
            String why = end.lastWords().isEmpty() ? "it said nothing" : end.lastWords();
            return List.of("exit status %s: %s".formatted(end.status(), why));
        }
        try {
            reports.addAll(ProgramReport.read(end.out()));
        } catch (CannotRunException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
        if (reports.size() != rounds) {
            int found = reports.size();
            reports.clear();
            return List.of("%s reports instead of %s".formatted(found, rounds));
        }
        return List.of();
    }

    private static void empty(Path directory) throws IOException {
        Files.createDirectories(directory);
        List<Path> files;
        try (Stream<Path> list = Files.list(directory)) {
            files = list.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
