package prices;

/**
 * What travels through a queue: an item, or the marker that no more will come. A consumer ends when it takes a marker.
 * That a queue is empty means nothing: the producer may just be slow.
 */
sealed interface Delivery<T> {
    /** Something to work on. */
    record Item<T>(T value) implements Delivery<T> {}

    /** The marker. Each consumer takes one and ends. */
    record EndOfWork<T>() implements Delivery<T> {}
}
