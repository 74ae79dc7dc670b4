package prices;

import commandline.reporting.IdealTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What came of a run.
 *
 * @param queries all that were to be answered, in the order of submission
 * @param answers those that there are, in the order in which the program learnt of them
 * @param elapsed from the first query to the last answer
 * @param interrupted whether the user has ended the run early
 */
record Outcome(List<Query> queries, List<Answer> answers, Duration elapsed, boolean interrupted) {
    /** The prices that were got, in the order in which the program learnt of them. */
    List<Price> prices() {
        return answers.stream()
                .filter(Price.class::isInstance)
                .map(Price.class::cast)
                .toList();
    }

    /** The same in the order of submission. */
    List<Price> pricesInOrder() {
        Map<Query, Price> prices = prices().stream().collect(Collectors.toMap(Price::query, Function.identity()));
        return queries.stream().map(prices::get).filter(Objects::nonNull).toList();
    }

    /** The failures by their reasons. */
    Map<String, List<Failure>> failures() {
        return answers.stream()
                .filter(Failure.class::isInstance)
                .map(Failure.class::cast)
                .collect(Collectors.groupingBy(Failure::reason, TreeMap::new, Collectors.toList()));
    }

    int unanswered() {
        return queries.size() - answers.size();
    }

    /**
     * What a perfect client would have needed, or empty if the server has not said for each query how long it meant to
     * delay the answer.
     *
     * @param workers how many queries can be under way together
     * @param pace the time between two queries
     */
    Optional<Duration> idealTime(int workers, Duration pace) {
        Map<Query, Duration> delays = new HashMap<>();
        answers.stream()
                .filter(answer -> !answer.delay().isZero())
                .forEach(answer -> delays.put(answer.query(), answer.delay()));
        return delays.size() == queries.size()
                ? Optional.of(IdealTime.of(queries.stream().map(delays::get), workers, pace))
                : Optional.empty();
    }
}
