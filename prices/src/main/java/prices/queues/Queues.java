package prices.queues;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import prices.client.Query;
import prices.client.Result;
import prices.queues.Message.Item;

/**
 * The queues between producer, consumers and monitor. All are bounded: {@code put} blocks while a queue is full.
 *
 * @param todo queries, from the producer to the consumers
 * @param results results, from the consumers, with room for all queries
 * @param info status lines, from producer and consumers to the monitor
 */
record Queues(BlockingQueue<Message<Query>> todo, BlockingQueue<Result> results, BlockingQueue<Message<String>> info) {
    private static final int INFO_CAPACITY = 100;

    /**
     * Returns empty queues.
     *
     * @param queries the number of all queries
     * @param capacity the capacity of TODO, at least 1
     */
    static Queues of(int queries, int capacity) {
        return new Queues(
                new ArrayBlockingQueue<>(capacity),
                new ArrayBlockingQueue<>(queries),
                new ArrayBlockingQueue<>(INFO_CAPACITY));
    }

    /** Sends a status line to the monitor. */
    void inform(String status) throws InterruptedException {
        info.put(new Item<>(status));
    }

    /** Returns the number of queries in TODO, without poison pills. */
    int todoSize() {
        return Math.toIntExact(todo.stream().filter(Item.class::isInstance).count());
    }
}
