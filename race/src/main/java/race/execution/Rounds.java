package race.execution;

import commandline.Console;
import commandline.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import race.contestants.Contestant;
import race.results.ProgramReport;
import race.results.RecordedRun;
import race.results.Results.Setup;
import race.results.Sample;

/** The rounds of a race: cold ones, warm ones, and a recorded one. */
final class Rounds {
    private static final double MAX_IDEAL_SECONDS = Duration.ofMinutes(1).toSeconds();

    private final Setup setup;
    private final List<Contestant> contestants;
    private final ContestantRunner runner;
    private final List<Sample> samples = new ArrayList<>();
    private final List<RecordedRun> recordings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * @param setup the conditions
     * @param contestants the contestants, in the order of the results
     * @param runner runs each of them
     */
    Rounds(Setup setup, List<Contestant> contestants, ContestantRunner runner) {
        this.setup = setup;
        this.contestants = contestants;
        this.runner = runner;
    }

    /** Returns the measurements. */
    List<Sample> samples() {
        return List.copyOf(samples);
    }

    /** Returns the recorded runs. */
    List<RecordedRun> recordings() {
        return List.copyOf(recordings);
    }

    /** Returns remarks on rounds that are missing or different. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * Runs all rounds.
     *
     * @param directory an existing directory for the recordings
     */
    void run(Path directory, Console console) throws IOException, InterruptedException {
        int rounds = setup.rounds();
        boolean warm = setup.work().hasWarmRounds();
        console.err()
                .printf(
                        "Racing %s program%s: %s cold%s and a recorded round each ...%n",
                        contestants.size(),
                        contestants.size() == 1 ? "" : "s",
                        rounds,
                        warm ? ", " + rounds + " warm" : "");
        var schedule = new Schedule(setup.seed());
        List<Contestant> repeating = new ArrayList<>(contestants);
        long steps = rounds + (warm ? 2L : 1L);
        try (Progress progress = Progress.of(console, steps * contestants.size())) {
            for (int round = 1; round <= rounds; round++) {
                for (Contestant contestant : schedule.nextRound(repeating)) {
                    if (!runCold(contestant, round)) {
                        repeating.remove(contestant);
                    }
                    progress.step();
                }
            }
            repeating.removeIf(contestant -> !contestant.reports());
            for (Contestant contestant : warm ? schedule.nextRound(repeating) : List.<Contestant>of()) {
                runWarm(contestant);
                progress.step();
            }
            for (Contestant contestant : repeating) {
                runRecorded(contestant, directory.resolve(contestants.indexOf(contestant) + ".jfr"));
                progress.step();
            }
        }
    }

    /** Returns whether more rounds make sense: not after a violation, nor if one round takes minutes. */
    private boolean runCold(Contestant contestant, int round) throws IOException, InterruptedException {
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
    private void runWarm(Contestant contestant) throws IOException, InterruptedException {
        List<Sample> warm = runner.runWarm(contestant, setup.rounds());
        if (contestant.isStyle() || warm.stream().allMatch(Sample::isValid)) {
            samples.addAll(warm);
        } else {
            notes.add("%s: no warm rounds: %s"
                    .formatted(contestant.name(), warm.get(0).violations().get(0)));
        }
    }

    private void runRecorded(Contestant contestant, Path recording) throws IOException, InterruptedException {
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
