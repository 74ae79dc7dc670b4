package prices;

/** Where prices come from. May be asked by any number of threads. */
@FunctionalInterface
interface PriceSource {
    /**
     * Asks for a price, and waits for it.
     *
     * @throws PriceException if there is none to be had
     * @throws InterruptedException if the calling thread is interrupted
     */
    Price price(Query query) throws PriceException, InterruptedException;

    /**
     * The same, with a failure as an answer like others.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    default Answer answer(Query query) throws InterruptedException {
        try {
            return price(query);
        } catch (PriceException e) {
            return e.failure();
        }
    }
}
