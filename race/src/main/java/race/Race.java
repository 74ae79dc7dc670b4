package race;

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
import java.util.stream.Stream;
import race.RaceOptions.Work;

/** The race from the first process to the last. */
final class Race {
    private static final double TOO_LONG_SECONDS = Duration.ofMinutes(1).toSeconds();

    private final RaceOptions options;
    private final Entrants starters;
    private final Machine machine;
    private final int warmingRequests;
    private final List<Contestant> contestants;
    private final List<Sample> samples = new ArrayList<>();
    private final List<RecordedRun> recorded = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * @param options of the race
     * @param starters of all processes
     * @param machine where all this is
     * @param warmingRequests for the server, before anybody is measured
     */
    Race(RaceOptions options, Entrants starters, Machine machine, int warmingRequests) {
        this.warmingRequests = warmingRequests;
        this.options = options;
        this.starters = starters;
        this.machine = machine;
        this.contestants = starters.contestants();
        notes.addAll(starters.notes());
    }

    /**
     * Runs all rounds.
     *
     * @param recordings directory for the recordings
     * @throws CannotRunException if there is no server to race on
     * @throws UsageException if the server does not take its options
     * @throws InterruptedException if the calling thread is interrupted; all processes are ended then
     */
    Results run(Path recordings, Console console)
            throws IOException, UsageException, CannotRunException, InterruptedException {
        Path scratch = Files.createTempDirectory(options.output(), ".race-");
        Work work = options.work();
        try (ServerProcess server = ServerProcess.start(starters.server(), work, scratch);
                Progress progress = Progress.of(console, steps())) {
            new ServerProbe(server.urlAtOnce()).warm(warmingRequests);
            server.awaitRest();
            Expectation expected = new ServerProbe(server.url()).expectation(work.codes());
            var child = new ProcessRunner(scratch, starters.gnuTime());
            var heats = new ContestantRunner(work, server, expected, child, scratch.resolve("flags"));
            run(heats, recordings, progress);
            List<String> names = contestants.stream().map(Contestant::name).toList();
            return new Results(
                    machine,
                    work,
                    options.rounds(),
                    options.seed(),
                    expected,
                    names,
                    List.copyOf(samples),
                    List.copyOf(recorded),
                    List.copyOf(notes));
        } finally {
            delete(scratch);
        }
    }

    private int steps() {
        return contestants.size() * (options.rounds() + 2);
    }

    private void run(ContestantRunner heats, Path recordings, Progress progress)
            throws IOException, InterruptedException {
        var schedule = new Schedule(options.seed());
        List<Contestant> repeating = new ArrayList<>(contestants);
        for (int round = 1; round <= options.rounds(); round++) {
            for (Contestant contestant : schedule.nextRound(repeating)) {
                Sample sample = heats.cold(contestant, round);
                samples.add(sample);
                noteLessConcurrency(contestant, sample);
                progress.step();
                if (isOnceEnough(contestant, sample)) {
                    repeating.remove(contestant);
                }
            }
        }
        repeating.removeIf(contestant -> !contestant.reports());
        for (Contestant contestant : schedule.nextRound(repeating)) {
            warm(heats, contestant);
            progress.step();
        }
        for (Contestant contestant : repeating) {
            record(heats, contestant, recordings);
            progress.step();
        }
    }

    /** One that fails will fail again, and one that takes very long is measured well enough by one round. */
    private boolean isOnceEnough(Contestant contestant, Sample sample) {
        ProgramReport report = sample.report();
        Double ideal = report == null ? null : report.idealSeconds();
        boolean tooLong = ideal != null && ideal > TOO_LONG_SECONDS;
        if (tooLong) {
            notes.add("%s: one round, cold, since its ideal alone is %s s"
                    .formatted(contestant.name(), Math.round(ideal)));
        }
        return tooLong || !sample.defects().isEmpty();
    }

    /** A style that has a maximum says so; one that has no concurrency at all is no news. */
    private void noteLessConcurrency(Contestant contestant, Sample sample) {
        ProgramReport report = sample.report();
        int wanted =
                Math.min(options.work().concurrency(), options.work().codes().size());
        if (report != null && sample.round() == 1 && report.concurrency() > 1 && report.concurrency() < wanted) {
            notes.add("%s: %s requests at once, its maximum".formatted(contestant.name(), report.concurrency()));
        }
    }

    private void warm(ContestantRunner heats, Contestant contestant) throws IOException, InterruptedException {
        List<Sample> warm = heats.warm(contestant, options.rounds());
        boolean good = warm.stream().allMatch(sample -> sample.defects().isEmpty());
        if (good || contestant.isStyle()) {
            samples.addAll(warm);
        } else {
            notes.add("%s: no warm rounds: %s"
                    .formatted(contestant.name(), warm.get(0).defects().get(0)));
        }
    }

    private void record(ContestantRunner heats, Contestant contestant, Path recordings)
            throws IOException, InterruptedException {
        Path recording = recordings.resolve(fileName(contestant.name()));
        List<String> defects = heats.recorded(contestant, recording);
        String defect = defects.isEmpty() ? read(contestant, recording) : defects.get(0);
        if (!defect.isEmpty()) {
            Files.deleteIfExists(recording);
            notes.add("%s: no recording: %s".formatted(contestant.name(), defect));
        }
    }

    /** Reads a recording; tells why it cannot, or nothing. */
    private String read(Contestant contestant, Path recording) {
        try {
            recorded.add(RecordedRun.read(contestant.name(), recording));
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String fileName(String contestant) {
        return contestant.replaceAll("[^A-Za-z0-9._-]+", "_") + ".jfr";
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }
}
