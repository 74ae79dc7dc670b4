package prices;

import java.util.concurrent.Callable;
import prices.Delivery.Item;

/**
 * Takes queries from TODO until it takes a marker, and puts what becomes of each into RESULTS.
 *
 * @param source where it asks
 */
record Consumer(Queues queues, PriceSource source) implements Callable<Void> {
    @Override
    public Void call() throws InterruptedException {
        while (queues.todo().take() instanceof Item<Query> item) {
            Query query = item.value();
            queues.tell("asking for " + query);
            // Not put, which an interrupt would keep from storing an answer that is there. There is room for all.
            queues.results().add(source.answer(query));
        }
        queues.tell(Thread.currentThread().getName() + " has nothing left to do");
        return null;
    }
}
