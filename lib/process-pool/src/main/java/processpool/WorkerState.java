package processpool;

import org.jspecify.annotations.Nullable;

/**
 * The state that all tasks of a worker process share, such as a client: the object that the initializer returned in this
 * process. If it is {@link AutoCloseable}, it is closed when the pool is shut down or the worker has run its number of
 * tasks. It is not closed when the worker is killed.
 *
 * <pre>{@code
 * ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
 *         .initializer(() -> new Client(address))
 *         .build();
 * pool.submit(() -> WorkerState.get(Client.class).fetch("BR"));
 * }</pre>
 */
public final class WorkerState {
    private static volatile @Nullable Object state;

    private WorkerState() {}

    /**
     * Returns the state of this worker.
     *
     * @param <T> the type of the state
     * @param type the class of the state, or a superclass or interface of it
     * @return the object that the initializer returned
     * @throws IllegalStateException if this process is not a worker, or its initializer returned nothing
     * @throws ClassCastException if the state has another type
     */
    public static <T> T get(Class<T> type) {
        Object current = state;
        if (current == null) {
            throw new IllegalStateException(
                    "There is no worker state: this process is not a worker, or its initializer returned nothing");
        }
        return type.cast(current);
    }

    static void set(@Nullable Object initialState) {
        state = initialState;
    }

    static void close() throws Exception {
        if (state instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
