package prices;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import prices.Delivery.Item;

/**
 * The queues between producer, consumers and monitor. All are bounded: who puts something into a full one waits.
 *
 * @param todo queries, from the producer to the consumers
 * @param results answers, from the consumers; it has room for those of all queries
 * @param info what is happening, from producer and consumers to the monitor
 */
record Queues(
        BlockingQueue<Delivery<Query>> todo, BlockingQueue<Answer> results, BlockingQueue<Delivery<String>> info) {
    private static final int INFO_CAPACITY = 100;

    /**
     * Empty queues.
     *
     * @param queries the number of them all
     * @param capacity how many of them can wait for a consumer, at least 1
     */
    static Queues of(int queries, int capacity) {
        return new Queues(
                new ArrayBlockingQueue<>(capacity),
                new ArrayBlockingQueue<>(queries),
                new ArrayBlockingQueue<>(INFO_CAPACITY));
    }

    /** Tells the monitor what is happening. */
    void tell(String happening) throws InterruptedException {
        info.put(new Item<>(happening));
    }

    /** How many queries wait for a consumer. */
    int waiting() {
        return Math.toIntExact(todo.stream().filter(Item.class::isInstance).count());
    }
}
