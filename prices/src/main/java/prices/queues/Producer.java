package prices.queues;

import java.util.List;
import java.util.concurrent.Callable;
import prices.client.Query;
import prices.queues.Message.Item;
import prices.queues.Message.PoisonPill;

/**
 * Puts queries into TODO, then a poison pill for each consumer.
 *
 * @param pacer the time between queries
 * @param consumers the number of consumers
 */
record Producer(Queues queues, List<Query> queries, Pacer pacer, int consumers) implements Callable<Void> {
    @Override
    public Void call() throws InterruptedException {
        for (Query query : queries) {
            pacer.await();
            queues.inform("adding " + query);
            queues.todo().put(new Item<>(query));
        }
        for (int consumer = 0; consumer < consumers; consumer++) {
            queues.todo().put(new PoisonPill<>());
        }
        return null;
    }
}
