package race.execution;

import commandline.CannotRunException;
import commandline.Console;
import commandline.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import race.contestants.Contestant;
import race.contestants.Entrants;
import race.processes.ProcessRunner;
import race.results.Expectation;
import race.results.RecordedRun;
import race.results.Results;
import race.results.Results.Setup;
import race.results.Work;

/** A race, from the first process to the last. */
public final class Race {
    private final Setup setup;
    private final Entrants entrants;
    private final Console console;
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
     * @throws CannotRunException if the server cannot be started, or the expected outcome cannot be determined
     * @throws InterruptedException if the calling thread is interrupted; all processes are killed
     */
    public Outcome run(Path scratch, int warmUpRequests)
            throws IOException, UsageException, CannotRunException, InterruptedException {
        ProcessRunner processes = ProcessRunner.in(scratch);
        if (!processes.measuresUsage()) {
            notes.add("CPU time and memory are unknown: GNU time is not installed");
        }
        return switch (setup.work().kind()) {
            case FLAGS -> raceForFlags(processes, scratch, warmUpRequests);
            case CARDS -> raceForCards(processes, scratch);
        };
    }

    private Outcome raceForFlags(ProcessRunner processes, Path scratch, int warmUpRequests)
            throws IOException, UsageException, CannotRunException, InterruptedException {
        Work work = setup.work();
        console.err().println("Starting the flag server ...");
        try (ServerProcess server = ServerProcess.start(entrants.server(), work)) {
            console.err().printf("Warming up the server with %s requests ...%n", warmUpRequests);
            new ServerProbe(server.undelayedUrl()).warmUp(warmUpRequests);
            server.awaitIdle();
            console.err().println("Requesting each flag once, to know the expected outcome ...");
            Expectation expected = new ServerProbe(server.url()).expectation(work.codes());
            return run(
                    scratch,
                    expected,
                    new ContestantRunner(work, Optional.of(server), expected, processes, scratch.resolve("flags")));
        }
    }

    /** Each program has its mirrors inside. All programs must make the same cards as the first one. */
    private Outcome raceForCards(ProcessRunner processes, Path scratch)
            throws IOException, CannotRunException, InterruptedException {
        Contestant first = entrants.contestants().get(0);
        console.err().printf("Making each card once with %s, to know the expected outcome ...%n", first.name());
        Path destination = scratch.resolve("cards");
        Expectation expected = ContestantRunner.expectation(setup.work(), first, processes, destination);
        return run(
                scratch,
                expected,
                new ContestantRunner(setup.work(), Optional.empty(), expected, processes, destination));
    }

    private Outcome run(Path scratch, Expectation expected, ContestantRunner runner)
            throws IOException, InterruptedException {
        List<Contestant> contestants = entrants.contestants();
        var rounds = new Rounds(setup, contestants, runner);
        rounds.run(Files.createDirectories(scratch.resolve("recordings")), console);
        notes.addAll(rounds.notes());
        List<String> names = contestants.stream().map(Contestant::name).toList();
        return new Outcome(
                new Results(setup, expected, names, rounds.samples(), List.copyOf(notes)), rounds.recordings());
    }
}
