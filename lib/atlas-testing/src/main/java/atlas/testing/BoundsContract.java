package atlas.testing;

import static org.assertj.core.api.Assertions.assertThat;

import atlas.common.MakeCards;
import countrycodes.CountryCodes;
import flags.common.Style;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The concurrency limits the cards in progress, and so the calls and tasks of a run of any length. */
abstract class BoundsContract extends ContractBase {
    private static final int CARDS = 1_000;

    BoundsContract(Style style, MakeCards makeCards) {
        super(style, makeCards);
    }

    @Test
    void asManyCardsAreInProgressAsTheConcurrencyAllows() throws Exception {
        int concurrency = Math.min(style.maxConcurrency(), 20);
        // A style that makes one request at a time does not request both parts of a card at once.
        int requests = style.maxConcurrency() == 1 ? 1 : 2 * concurrency;
        TestMirror mirror = mirrors.get(0);
        mirror.gate().blockUntilArrived(requests);
        List<String> codes = CountryCodes.every().subList(0, 100);
        Run run = card(NEVER).mirrors(List.of(mirror), NEVER).codes(codes).concurrency(concurrency);

        assertThat(make(run)).isEqualTo(counts(100, 0, 0));

        assertThat(mirror.stats().peakInFlight()).isEqualTo(requests);
    }

    @Test
    void aCardNeedsNoMoreRequestsThanOneForEachMirrorAndOneForTheName() throws Exception {
        List<String> codes = CountryCodes.every().subList(0, 100);
        Run run = card(AT_ONCE).codes(codes).concurrency(Math.min(style.maxConcurrency(), 10));

        assertThat(make(run)).isEqualTo(counts(100, 0, 0));

        assertThat(run.requests().sent()).isBetween(200L, 100L * (mirrors.size() + 1));
    }

    @Test
    void countsAThousandCardsAndStartsFewAtATime() throws Exception {
        int concurrency = Math.min(style.maxConcurrency(), 20);
        Run run = card(NEVER).concurrency(concurrency);
        var codes = new CountedCodes(run);

        // Longer than other tests on a busy machine.
        assertThat(start(run.codes(codes)).get(100, TimeUnit.SECONDS)).isEqualTo(counts(CARDS, 0, 0));

        assertThat(run.lines()).hasSize(CARDS);
        // A loop takes the code of the next card before it waits for a card to end.
        assertThat(codes.maxAhead).hasValueLessThanOrEqualTo(concurrency + 1);
    }

    /** A list of codes that records how many more of them were taken than cards had ended. */
    private static final class CountedCodes extends AbstractList<String> {
        private static final List<String> CODES = CountryCodes.every();

        private final Run run;
        private final AtomicInteger taken = new AtomicInteger();
        private final AtomicInteger maxAhead = new AtomicInteger();

        CountedCodes(Run run) {
            this.run = run;
        }

        @Override
        public String get(int index) {
            int ahead = taken.incrementAndGet() - run.cardsEnded();
            maxAhead.accumulateAndGet(ahead, Math::max);
            return CODES.get(index % CODES.size());
        }

        @Override
        public int size() {
            return CARDS;
        }
    }
}
