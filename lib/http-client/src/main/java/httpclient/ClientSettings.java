package httpclient;

import java.io.Serializable;
import java.time.Duration;

/**
 * The limits of a client.
 *
 * @param connections the maximum number of open connections, at least 1
 * @param timeout the timeout for connecting, and for each wait for data
 * @param maxTime the maximum duration of a request with its retries
 * @param retryPolicy the retries after transient failures
 * @param maxRate the maximum number of requests per second, above 0; infinite for no limit
 */
public record ClientSettings(
        int connections, Duration timeout, Duration maxTime, RetryPolicy retryPolicy, double maxRate)
        implements Serializable {
    private static final long serialVersionUID = 2;

    /** Creates settings without retries and without a limit of the rate. */
    public ClientSettings(int connections, Duration timeout, Duration maxTime) {
        this(connections, timeout, maxTime, RetryPolicy.NONE, Double.POSITIVE_INFINITY);
    }

    /** Returns these settings with another maximum number of open connections. */
    public ClientSettings withConnections(int connections) {
        return new ClientSettings(connections, timeout, maxTime, retryPolicy, maxRate);
    }

    /**
     * Returns the settings of one of several clients that share the maximum rate.
     *
     * @param clients the number of clients, at least 1
     */
    public ClientSettings sharedBy(int clients) {
        return new ClientSettings(connections, timeout, maxTime, retryPolicy, maxRate / clients);
    }
}
