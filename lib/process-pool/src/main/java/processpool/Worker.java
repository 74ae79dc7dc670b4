package processpool;

/**
 * A worker process.
 *
 * @param name the name of the pool and the number of the worker's slot, such as {@code processpool-2}; a worker and its
 *     replacement have the same name
 * @param pid the process id
 */
public record Worker(String name, long pid) {
    @Override
    public String toString() {
        return "worker %s (pid %s)".formatted(name, pid);
    }
}
