package race.results;

import java.time.LocalDate;
import java.util.List;
import race.results.Sample.Phase;

/**
 * The results of a race.
 *
 * @param setup the conditions
 * @param expected the expected outcome of each round
 * @param contestants the names of the contestants, in the order of the tables
 * @param samples all rounds that were run
 * @param notes remarks on contestants and rounds that are missing or different
 */
public record Results(
        Setup setup, Expectation expected, List<String> contestants, List<Sample> samples, List<String> notes) {
    /**
     * The conditions of a race.
     *
     * @param machine the machine
     * @param work the work of each round
     * @param rounds the number of rounds in each phase
     * @param seed the seed of the order within the rounds
     * @param date the day of the race
     */
    public record Setup(Machine machine, Work work, int rounds, long seed, LocalDate date) {}

    /** Returns a summary of each contestant that has samples in a phase. */
    public List<Summary> summaries(Phase phase) {
        return contestants.stream()
                .map(contestant -> summary(contestant, phase))
                .filter(summary -> summary.rounds() > 0)
                .toList();
    }

    /** Returns the summary of a contestant. */
    public Summary summary(String contestant, Phase phase) {
        return Summary.of(contestant, phase, samples);
    }

    /** Returns whether all contestants did the same work. */
    public boolean areValid() {
        return samples.stream().allMatch(Sample::isValid);
    }
}
