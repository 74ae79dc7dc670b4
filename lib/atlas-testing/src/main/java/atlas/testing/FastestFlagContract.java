package atlas.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlas.common.MakeCards;
import flags.common.Style;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reporting.Counts;

/** The first success among the mirrors wins, and the requests to the other mirrors are cancelled. */
abstract class FastestFlagContract extends ContractBase {
    FastestFlagContract(Style style, MakeCards makeCards) {
        super(style, makeCards);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void theFlagComesFromTheMirrorThatAnswersFirst(int winner) throws Exception {
        requireConcurrency();
        block("br.gif");

        FutureTask<Counts> program = start(card(AT_ONCE));
        for (TestMirror mirror : mirrors) {
            mirror.awaitRequests(1);
        }
        mirrors.get(winner).gate().release("br.gif");

        assertThat(result(program)).isEqualTo(counts(1, 0, 0));
        assertFlagIsFrom(winner);
    }

    @Test
    void aMirrorThatFailsDoesNotWin() throws Exception {
        mirrors.get(0).fail("br.gif", 500);
        mirrors.get(1).fail("br.gif", 418);
        mirrors.get(2).gate().block("br.gif");

        FutureTask<Counts> program = start(card(AT_ONCE));
        for (TestMirror mirror : mirrors) {
            mirror.awaitRequests(1);
        }
        mirrors.get(0).awaitInFlight(0);
        mirrors.get(1).awaitInFlight(0);
        mirrors.get(2).gate().release("br.gif");

        assertThat(result(program)).isEqualTo(counts(1, 0, 0));
        assertFlagIsFrom(2);
    }

    @Test
    void aFailureDoesNotMakeTheTurnOfTheNextMirrorComeEarlier() throws Exception {
        requireConcurrency();
        mirrors.get(0).fail("br.gif", 500);
        Run run = card(NEVER).codes(List.of("BR", "CN")).concurrency(2);

        FutureTask<Counts> program = start(run);
        mirrors.get(0).awaitRequests(4);
        mirrors.get(0).awaitInFlight(0);
        await().atMost(LIMIT).until(() -> run.cardsEnded() == 1);
        stopPrograms();

        assertThat(program).isDone();
        assertThat(mirrors.get(1).stats().requests()).isZero();
        assertThat(files()).containsExactly("Country cn.gif");
    }

    @Test
    void ifAllMirrorsFailTheCardIsOneErrorWithEveryFailure() throws Exception {
        fail("br.gif", 418);
        Run run = card(AT_ONCE);

        assertThat(make(run)).isEqualTo(counts(0, 0, 1));
        assertThat(run.lines()).first().isEqualTo("BR error: no mirror sent the flag");
        for (TestMirror mirror : mirrors) {
            assertThat(run.lines()).contains("   %s/br/br.gif: HTTP error 418 - I'm a teapot".formatted(mirror.url()));
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void theRequestsToTheOtherMirrorsAreCancelled() throws Exception {
        requireConcurrency();
        block("br.gif");
        block("cn.gif");
        Run run = card(AT_ONCE);

        FutureTask<Counts> program = startWithOther(run);
        mirrors.get(0).awaitRequests(4);
        mirrors.get(1).awaitRequests(2);
        mirrors.get(2).awaitRequests(2);
        mirrors.get(1).gate().release("br.gif");
        await().atMost(LIMIT).until(() -> run.cardsEnded() == 1);

        // The requests of CN.
        mirrors.get(0).awaitInFlight(2);
        mirrors.get(1).awaitInFlight(1);
        mirrors.get(2).awaitInFlight(1);
        mirrors.forEach(mirror -> mirror.gate().release("cn.gif"));

        assertThat(endOther(run, program)).isEqualTo(counts(2, 0, 0));
    }

    @Test
    void countsTheRequestsThatWereCancelled() throws Exception {
        requireConcurrency();
        block("br.gif");
        Run run = card(AT_ONCE);

        FutureTask<Counts> program = start(run);
        for (TestMirror mirror : mirrors) {
            mirror.awaitRequests(1);
        }
        mirrors.get(1).gate().release("br.gif");

        assertThat(result(program)).isEqualTo(counts(1, 0, 0));
        awaitIdle();
        assertThat(run.requests().sent()).isEqualTo(4);
        assertThat(run.requests().cancelled()).isEqualTo(2);
    }

    @Test
    void theNextMirrorIsNotAskedBeforeItsTurn() throws Exception {
        assertThat(make(card(NEVER))).isEqualTo(counts(1, 0, 0));

        assertThat(mirrors.get(1).stats().requests()).isZero();
        assertThat(mirrors.get(2).stats().requests()).isZero();
        assertFlagIsFrom(0);
    }

    @Test
    void theNextMirrorIsAskedWhenItsTurnComes() throws Exception {
        requireConcurrency();
        mirrors.get(0).gate().block("br.gif");
        mirrors.get(2).gate().block("br.gif");

        assertThat(make(card(Duration.ofMillis(50)))).isEqualTo(counts(1, 0, 0));

        assertFlagIsFrom(1);
        awaitIdle();
    }
}
