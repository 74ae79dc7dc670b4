package prices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final List<Query> QUERIES = Prices.queries(4);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void pricesCanBeHadInTheOrderOfSubmission() {
        List<Answer> answers =
                new ArrayList<>(QUERIES.stream().map(Prices::price).toList());
        Collections.reverse(answers);
        answers.set(1, new Failure(QUERIES.get(2), "no luck", Prices.HOLD));

        var outcome = new Outcome(QUERIES, answers, SECOND, false);

        assertThat(outcome.pricesInOrder())
                .extracting(Price::query)
                .containsExactly(QUERIES.get(0), QUERIES.get(1), QUERIES.get(3));
    }

    @Test
    void theIdealIsKnownIfTheHoldOfEachQueryIs() {
        List<Answer> prices = List.copyOf(QUERIES.stream().map(Prices::price).toList());
        List<Answer> oneUnheld = List.of(
                prices.get(0), prices.get(1), prices.get(2), new Failure(QUERIES.get(3), "refused", Duration.ZERO));

        assertThat(new Outcome(QUERIES, prices, SECOND, false).idealTime(2, Duration.ZERO))
                .contains(Prices.HOLD.multipliedBy(2));
        assertThat(new Outcome(QUERIES, prices, SECOND, false).idealTime(4, SECOND))
                .contains(Duration.ofMillis(3700));
        assertThat(new Outcome(QUERIES, oneUnheld, SECOND, false).idealTime(2, Duration.ZERO))
                .isEmpty();
        assertThat(new Outcome(QUERIES, prices.subList(0, 3), SECOND, true).idealTime(2, Duration.ZERO))
                .isEmpty();
    }

    @Test
    void theReportCountsFailuresByTheirReasonsAndWhatIsMissing() {
        List<Answer> answers = List.of(
                new Failure(QUERIES.get(0), "refused", Prices.HOLD),
                new Failure(QUERIES.get(1), "no luck", Prices.HOLD),
                new Failure(QUERIES.get(2), "refused", Prices.HOLD));

        assertThat(report(new Outcome(QUERIES, answers, SECOND, true), Optional.empty()))
                .containsExactly(
                        "1 failed: no luck (kraken btc 2020-03-02)",
                        "2 failed: refused (kraken btc 2020-03-01 …)",
                        "1 not finished.",
                        "Elapsed time: 1.00s");
    }

    @Test
    void theReportSaysHowNearARunCameToTheIdeal() {
        List<Answer> prices = List.copyOf(QUERIES.stream().map(Prices::price).toList());

        assertThat(report(new Outcome(QUERIES, prices, SECOND, false), Optional.of(Duration.ofMillis(800))))
                .containsExactly("Elapsed time: 1.00s, 1.25 times the ideal of 0.80s");
    }

    private static List<String> report(Outcome outcome, Optional<Duration> ideal) {
        var out = new ByteArrayOutputStream();
        new Report(outcome, ideal).print(new PrintStream(out, true, UTF_8));
        return out.toString(UTF_8).lines().toList();
    }
}
