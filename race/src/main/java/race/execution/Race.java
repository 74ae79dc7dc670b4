package race.execution;

import commandline.CannotRunException;
import commandline.Console;
import commandline.Progress;
import commandline.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import race.contestants.Contestant;
import race.contestants.Entrants;
import race.processes.ProcessRunner;
import race.results.Expectation;
import race.results.ProgramReport;
import race.results.RecordedRun;
import race.results.Results;
import race.results.Results.Setup;
import race.results.Sample;
import race.results.Work;

/** A race, from the first process to the last. */
public final class Race {
    private static final double MAX_IDEAL_SECONDS = Duration.ofMinutes(1).toSeconds();

    private final Setup setup;
    private final Entrants entrants;
    private final Console console;
    private final List<Contestant> contestants;
    private final List<Sample> samples = new ArrayList<>();
    private final List<RecordedRun> recordings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * @param setup the conditions
     * @param entrants the programs
     * @param console the console for messages and the progress bar
     */
    public Race(Setup setup, Entrants entrants, Console console) {
        this.setup = setup;
        this.entrants = entrants;
        this.console = console;
        this.contestants = entrants.contestants();
        notes.addAll(entrants.notes());
    }

    /**
     * The outcome of a race.
     *
     * @param results the measurements
     * @param recordings the recorded runs, whose files are in the scratch directory
     */
    public record Outcome(Results results, List<RecordedRun> recordings) {}

    /**
     * Runs all rounds.
     *
     * @param scratch an existing directory for temporary files and recordings
     * @param warmUpRequests the number of requests that warm up the server
     * @throws UsageException if the server does not accept its options
     * @throws CannotRunException if the server cannot be started
     * @throws InterruptedException if the calling thread is interrupted; all processes are killed
     */
    public Outcome run(Path scratch, int warmUpRequests)
            throws IOException, UsageException, CannotRunException, InterruptedException {
        Work work = setup.work();
        console.err().println("Starting the flag server ...");
        try (ServerProcess server = ServerProcess.start(entrants.server(), work)) {
            console.err().printf("Warming up the server with %s requests ...%n", warmUpRequests);
            new ServerProbe(server.undelayedUrl()).warmUp(warmUpRequests);
            server.awaitIdle();
            console.err().println("Requesting each flag once, to know the expected outcome ...");
            Expectation expected = new ServerProbe(server.url()).expectation(work.codes());
            ProcessRunner processes = ProcessRunner.in(scratch);
            if (!processes.measuresUsage()) {
                notes.add("CPU time and memory are unknown: GNU time is not installed");
            }
            var runner = new ContestantRunner(work, server, expected, processes, scratch.resolve("flags"));
            run(runner, Files.createDirectories(scratch.resolve("recordings")));
            List<String> names = contestants.stream().map(Contestant::name).toList();
            var results = new Results(setup, expected, names, List.copyOf(samples), List.copyOf(notes));
            return new Outcome(results, List.copyOf(recordings));
        }
    }

    private void run(ContestantRunner runner, Path directory) throws IOException, InterruptedException {
        int rounds = setup.rounds();
        // The server counts the rejected requests of a process, not those of each of its rounds.
        boolean hasWarmRounds = !setup.work().mayBeRejected();
        console.err()
                .printf(
                        "Racing %s program%s: %s cold, %s warm and a recorded round each ...%n",
                        contestants.size(), contestants.size() == 1 ? "" : "s", rounds, hasWarmRounds ? rounds : 0);
        var schedule = new Schedule(setup.seed());
        List<Contestant> repeating = new ArrayList<>(contestants);
        try (Progress progress = Progress.of(console, (rounds + (hasWarmRounds ? 2L : 1L)) * contestants.size())) {
            for (int round = 1; round <= rounds; round++) {
                for (Contestant contestant : schedule.nextRound(repeating)) {
                    if (!runCold(runner, contestant, round)) {
                        repeating.remove(contestant);
                    }
                    progress.step();
                }
            }
            repeating.removeIf(contestant -> !contestant.reports());
            if (hasWarmRounds) {
                for (Contestant contestant : schedule.nextRound(repeating)) {
                    runWarm(runner, contestant);
                    progress.step();
                }
            }
            for (Contestant contestant : repeating) {
                runRecorded(runner, contestant, directory.resolve(contestants.indexOf(contestant) + ".jfr"));
                progress.step();
            }
        }
    }

    /** Returns whether more rounds make sense: not after a violation, nor if one round takes minutes. */
    private boolean runCold(ContestantRunner runner, Contestant contestant, int round)
            throws IOException, InterruptedException {
        Sample sample = runner.runCold(contestant, round);
        samples.add(sample);
        ProgramReport report = sample.report();
        if (report == null) {
            return sample.isValid();
        }
        int wanted = setup.work().maxInFlight();
        if (round == 1 && report.concurrency() > 1 && report.concurrency() < wanted) {
            notes.add("%s: %s requests in flight, its maximum".formatted(contestant.name(), report.concurrency()));
        }
        Double ideal = report.idealSeconds();
        boolean isSlow = ideal != null && ideal > MAX_IDEAL_SECONDS;
        if (isSlow) {
            notes.add(String.format(
                    Locale.ROOT, "%s: only one cold round, since its ideal time is %.0f s", contestant.name(), ideal));
        }
        return !isSlow && sample.isValid();
    }

    /** Other programs need not know the option for several rounds. */
    private void runWarm(ContestantRunner runner, Contestant contestant) throws IOException, InterruptedException {
        List<Sample> warm = runner.runWarm(contestant, setup.rounds());
        if (contestant.isStyle() || warm.stream().allMatch(Sample::isValid)) {
            samples.addAll(warm);
        } else {
            notes.add("%s: no warm rounds: %s"
                    .formatted(contestant.name(), warm.get(0).violations().get(0)));
        }
    }

    private void runRecorded(ContestantRunner runner, Contestant contestant, Path recording)
            throws IOException, InterruptedException {
        List<String> violations = runner.runRecorded(contestant, recording);
        String reason = violations.isEmpty() ? read(contestant, recording) : violations.get(0);
        if (!reason.isEmpty()) {
            notes.add("%s: no recording: %s".formatted(contestant.name(), reason));
        }
    }

    /** Reads a recording. Returns why it cannot be read, or an empty text. */
    private String read(Contestant contestant, Path recording) {
        try {
            int downloads = setup.work().codes().size();
            recordings.add(RecordedRun.read(contestant.name(), recording, downloads));
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
