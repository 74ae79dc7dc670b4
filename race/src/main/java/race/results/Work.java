package race.results;

import java.util.List;

/**
 * The work of a round, the same for all contestants.
 *
 * @param codes the country codes of the flags
 * @param server the label of the server's endpoint
 * @param delay the value of the server's option {@code --delay}
 * @param concurrency the maximum number of requests in flight
 * @param retries the maximum number of retries of a download
 */
public record Work(List<String> codes, String server, String delay, int concurrency, int retries) {
    /** The label of the endpoint that rejects requests. */
    public static final String BUSY = "BUSY";

    /** Creates work without retries. */
    public Work(List<String> codes, String server, String delay, int concurrency) {
        this(codes, server, delay, concurrency, 0);
    }

    /** The largest number of requests that can be in flight together. */
    public int maxInFlight() {
        return Math.min(concurrency, codes.size());
    }

    /** Returns whether the server rejects requests, so that errors depend on the contestant. */
    public boolean mayBeRejected() {
        return server.equals(BUSY);
    }
}
