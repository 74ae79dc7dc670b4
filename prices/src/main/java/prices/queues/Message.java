package prices.queues;

/** A message in a queue. */
sealed interface Message<T> {
    /** An item to process. */
    record Item<T>(T value) implements Message<T> {}

    /**
     * Ends the consumer that takes it. A consumer must not end because its queue is empty: the producer may just be
     * slow.
     */
    record PoisonPill<T>() implements Message<T> {}
}
