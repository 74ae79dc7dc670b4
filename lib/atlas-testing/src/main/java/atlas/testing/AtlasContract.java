package atlas.testing;

import atlas.common.MakeCards;
import flags.common.Style;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;

/** Everything that an atlas program promises. Its test extends this class. */
@Timeout(120)
public abstract class AtlasContract {
    private final Style style;
    private final MakeCards makeCards;

    /**
     * @param style the style of the program
     * @param makeCards the concurrency of the program
     */
    protected AtlasContract(Style style, MakeCards makeCards) {
        this.style = style;
        this.makeCards = makeCards;
    }

    @Nested
    class FastestFlag extends FastestFlagContract {
        FastestFlag() {
            super(AtlasContract.this.style, AtlasContract.this.makeCards);
        }
    }

    @Nested
    class BothParts extends BothPartsContract {
        BothParts() {
            super(AtlasContract.this.style, AtlasContract.this.makeCards);
        }
    }

    @Nested
    class Bounds extends BoundsContract {
        Bounds() {
            super(AtlasContract.this.style, AtlasContract.this.makeCards);
        }
    }

    @Nested
    class Ending extends EndingContract {
        Ending() {
            super(AtlasContract.this.style, AtlasContract.this.makeCards);
        }
    }
}
