package race.results;

import java.util.List;

/**
 * The work of a round, the same for all contestants.
 *
 * @param codes the country codes of the flags
 * @param server the label of the server's endpoint
 * @param delay the value of the server's option {@code --delay}
 * @param concurrency the maximum number of requests in flight
 */
public record Work(List<String> codes, String server, String delay, int concurrency) {
    /** The largest number of requests that can be in flight together. */
    public int maxInFlight() {
        return Math.min(concurrency, codes.size());
    }
}
