package prices;

import java.util.List;
import java.util.concurrent.Callable;
import prices.Delivery.EndOfWork;
import prices.Delivery.Item;

/**
 * Puts queries into TODO, one at a time, and in the end a marker for each consumer.
 *
 * @param queries in this order
 * @param pace at which they come into being
 * @param consumers that wait for a marker
 */
record Producer(Queues queues, List<Query> queries, Pace pace, int consumers) implements Callable<Void> {
    @Override
    public Void call() throws InterruptedException {
        for (Query query : queries) {
            pace.await();
            queues.tell("adding " + query);
            queues.todo().put(new Item<>(query));
        }
        for (int consumer = 0; consumer < consumers; consumer++) {
            queues.todo().put(new EndOfWork<>());
        }
        return null;
    }
}
