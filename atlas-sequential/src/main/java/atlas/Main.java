package atlas;

import atlas.common.Atlas;
import atlas.common.AtlasProgram;
import atlas.common.CallException;
import atlas.common.Calls;
import atlas.common.Card;
import atlas.common.CardTally;
import atlas.common.Flag;
import atlas.common.Mirror;
import flags.common.Style;
import flags.common.Style.Order;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Makes cards one after another: asks one mirror after another for the flag, then for the name. It is the baseline for
 * the other styles. Choose it if it is fast enough.
 *
 * <pre>
 * $ java -jar atlas-sequential/target/atlas-sequential.jar br cn in
 * Mirror: http://localhost:38441/flags
 * Mirror: http://localhost:41955/flags
 * Mirror: http://localhost:40231/flags
 * Making 3 cards: BR, CN, IN
 * 1 card at a time will be in progress.
 * Saving to downloaded
 * --------------------
 *   3 cards made.
 *  10 requests sent, 0 cancelled.
 * Elapsed time: 4.60s
 * </pre>
 */
public final class Main {
    static final Style STYLE = new Style("sequential", 1, 1, Order.SUBMISSION);

    private Main() {}

    public static void main(String[] args) {
        System.exit(AtlasProgram.run(STYLE, args, Main::makeCards));
    }

    static void makeCards(List<String> codes, Atlas atlas, int concurrency, CardTally tally)
            throws InterruptedException {
        for (String code : codes) {
            Calls calls = atlas.calls(code);
            try {
                tally.save(makeCard(calls));
            } catch (CallException | RuntimeException e) {
                tally.fail(calls, e);
            }
        }
    }

    private static Card makeCard(Calls calls) throws CallException, InterruptedException {
        Flag flag = fastestFlag(calls).orElseThrow(calls::notFound);
        String name = calls.name();
        return calls.card(flag, name);
    }

    private static Optional<Flag> fastestFlag(Calls calls) throws CallException, InterruptedException {
        Iterator<Mirror> mirrors = calls.mirrors().iterator();
        while (true) {
            try {
                return calls.flag(mirrors.next());
            } catch (CallException e) {
                if (!mirrors.hasNext()) {
                    throw e;
                }
            }
        }
    }
}
