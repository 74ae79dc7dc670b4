package atlas.common;

import java.util.List;

/** The part in which the programs differ: one concurrency style, applied to calls that depend on calls. */
@FunctionalInterface
public interface MakeCards {
    /**
     * Makes a card for each code and passes it to the tally.
     *
     * @param codes the codes, which may contain duplicates
     * @param atlas makes the calls
     * @param concurrency the maximum number of cards in progress, at least 1
     * @param tally saves and counts the cards
     * @throws InterruptedException if the calling thread is interrupted; by then all calls are cancelled
     */
    void makeCards(List<String> codes, Atlas atlas, int concurrency, CardTally tally) throws InterruptedException;
}
