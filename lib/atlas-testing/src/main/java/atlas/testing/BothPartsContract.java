package atlas.testing;

import static org.assertj.core.api.Assertions.assertThat;

import atlas.common.MakeCards;
import flags.common.Style;
import org.junit.jupiter.api.Test;

/** A card has both parts or none: when one part fails, the calls for the other are cancelled. */
abstract class BothPartsContract extends ContractBase {
    BothPartsContract(Style style, MakeCards makeCards) {
        super(style, makeCards);
    }

    @Test
    void aNameThatFailsCancelsTheFlag() throws Exception {
        requireConcurrency();
        block("br.gif");
        fail("br.json", 500);
        Run run = card(AT_ONCE);

        assertThat(endOther(run, startWithOther(run))).isEqualTo(counts(1, 0, 1));

        assertThat(run.lines()).first().isEqualTo("BR error: no mirror sent the name");
        assertThat(files()).containsExactly("Country cn.gif");
    }

    @Test
    void aFlagThatFailsCancelsTheName() throws Exception {
        requireConcurrency();
        block("br.json");
        fail("br.gif", 500);
        Run run = card(AT_ONCE);

        assertThat(endOther(run, startWithOther(run))).isEqualTo(counts(1, 0, 1));

        assertThat(run.lines()).first().isEqualTo("BR error: no mirror sent the flag");
        assertThat(files()).containsExactly("Country cn.gif");
    }

    @Test
    void theNameComesFromTheNextMirrorIfOneFails() throws Exception {
        mirrors.get(0).fail("br.json", 500);
        mirrors.get(1).fail("br.json", 500);

        assertThat(make(card(NEVER))).isEqualTo(counts(1, 0, 0));

        assertThat(files()).containsExactly("Country br.gif");
    }

    @Test
    void aFlagThatDoesNotExistEndsTheCard() throws Exception {
        mirrors.get(0).fail("br.gif", 404);

        assertThat(make(card(NEVER))).isEqualTo(counts(0, 1, 0));

        assertThat(mirrors.get(1).stats().requests()).isZero();
        assertThat(files()).isEmpty();
    }

    @Test
    void aFlagThatDoesNotExistCancelsEverythingElse() throws Exception {
        requireConcurrency();
        mirrors.get(0).gate().block("br.gif");
        mirrors.get(1).fail("br.gif", 404);
        mirrors.get(2).gate().block("br.gif");
        block("br.json");
        Run run = card(AT_ONCE);

        assertThat(endOther(run, startWithOther(run))).isEqualTo(counts(1, 1, 0));

        assertThat(run.lines()).first().isEqualTo("BR not found");
    }

    @Test
    void aNameThatDoesNotExistCancelsEverythingElse() throws Exception {
        requireConcurrency();
        block("br.gif");
        mirrors.get(0).fail("br.json", 404);

        Run run = card(AT_ONCE);

        assertThat(endOther(run, startWithOther(run))).isEqualTo(counts(1, 1, 0));

        assertThat(files()).containsExactly("Country cn.gif");
    }
}
