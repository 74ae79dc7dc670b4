package processpool;

/**
 * A worker process.
 *
 * @param name the name of the pool and the number of the worker's place in it, such as {@code processpool-2}; a worker
 *     that replaces another has its name
 * @param pid the process id
 */
public record Worker(String name, long pid) {
    @Override
    public String toString() {
        return "worker %s (process %s)".formatted(name, pid);
    }
}
