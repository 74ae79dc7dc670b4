package processpool;

import org.jspecify.annotations.Nullable;

/**
 * What a worker process made once and its tasks share, such as a client of its own: the object that the initializer of
 * the pool returned in this process. If it is {@link AutoCloseable}, it is closed when the worker ends in peace (the pool
 * is shut down, or the worker has run its number of tasks), not when it is killed.
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
     * The state of the worker that runs the calling task.
     *
     * @param <T> the type of the state
     * @param type its class, or a superclass or interface of it
     * @return what the initializer returned in this process
     * @throws IllegalStateException if this is not a worker process, or its initializer returned nothing
     * @throws ClassCastException if the state is of another type
     */
    public static <T> T get(Class<T> type) {
        Object current = state;
        if (current == null) {
            throw new IllegalStateException(
                    "There is no state of a worker: either this process is none, or its initializer returned nothing");
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
