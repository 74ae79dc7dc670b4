package race;

import java.util.List;
import race.RaceOptions.Work;
import race.Sample.Phase;

/**
 * What a race came to.
 *
 * @param machine where it was run
 * @param work that everybody did
 * @param rounds of each phase
 * @param seed of the order within the rounds
 * @param expected what everybody had to come to
 * @param contestants their names, in the order of the tables
 * @param samples all rounds that were run
 * @param recorded a round of each of whom there is a recording
 * @param notes on what was not run, and why
 */
record Results(
        Machine machine,
        Work work,
        int rounds,
        long seed,
        Expectation expected,
        List<String> contestants,
        List<Sample> samples,
        List<RecordedRun> recorded,
        List<String> notes) {
    /** A summary for each contestant that has rounds in a phase. */
    List<Summary> summaries(Phase phase) {
        return contestants.stream()
                .map(contestant -> Summary.of(contestant, phase, samples))
                .filter(summary -> summary.rounds() > 0)
                .toList();
    }

    /** Whether everybody did the same work. */
    boolean allAgree() {
        return samples.stream().allMatch(sample -> sample.defects().isEmpty());
    }
}
