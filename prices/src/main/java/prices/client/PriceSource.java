package prices.client;

/** A thread-safe source of prices. */
@FunctionalInterface
public interface PriceSource {
    /**
     * Answers a query, and blocks until it is answered.
     *
     * @return a price or a failure
     * @throws InterruptedException if the calling thread is interrupted
     */
    Result get(Query query) throws InterruptedException;
}
