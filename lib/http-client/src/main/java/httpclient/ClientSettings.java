package httpclient;

import java.io.Serializable;
import java.time.Duration;

/**
 * The limits of a client.
 *
 * @param connections the maximum number of open connections, at least 1
 * @param timeout the timeout for connecting, and for each wait for data
 * @param maxTime the maximum duration of a whole request
 */
public record ClientSettings(int connections, Duration timeout, Duration maxTime) implements Serializable {
    private static final long serialVersionUID = 1;
}
