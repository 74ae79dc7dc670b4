package race.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import race.results.Results;
import race.results.Sample.Phase;
import race.results.Spread;
import race.results.Summary;

/** Names the fastest contestant, unless the difference can be chance. */
public final class Verdict {
    /** With three rounds, the ranges of two equally fast programs are separate in one race of ten. */
    private static final int MIN_ROUNDS = 3;

    private Verdict() {}

    /** Returns the sentence below a table, or an empty text if there is nothing to compare. */
    public static String of(Results results, Phase phase) {
        // A contestant with more errors can be faster.
        if (results.setup().work().mayBeRejected()) {
            return "";
        }
        List<Summary> fastestFirst = results.summaries(phase).stream()
                .filter(Summary::isComparable)
                .sorted(Comparator.comparing(summary -> elapsed(summary).median()))
                .toList();
        if (fastestFirst.size() < 2) {
            return "";
        }
        Summary fastest = fastestFirst.get(0);
        if (elapsed(fastest).samples() < MIN_ROUNDS) {
            return "Fastest: no winner from fewer than %s rounds.".formatted(MIN_ROUNDS);
        }
        List<String> equal = fastestFirst.stream()
                .skip(1)
                .filter(summary -> elapsed(summary).overlaps(elapsed(fastest)))
                .map(Summary::contestant)
                .collect(Collectors.toCollection(ArrayList::new));
        if (equal.isEmpty()) {
            return "Fastest: %s.".formatted(fastest.contestant());
        }
        String names =
                Stream.concat(Stream.of(fastest.contestant()), equal.stream()).collect(Collectors.joining(", "));
        return "Fastest: no winner, since the ranges overlap: %s.".formatted(names);
    }

    private static Spread elapsed(Summary summary) {
        return summary.elapsed().orElseThrow();
    }
}
