package httpclient;

import java.io.Serializable;
import java.time.Duration;

/**
 * The limits of a client.
 *
 * @param connections how many may be open together, at least 1
 * @param timeout for connecting and for each wait for data
 * @param maxTime for one request as a whole
 */
public record ClientSettings(int connections, Duration timeout, Duration maxTime) implements Serializable {
    private static final long serialVersionUID = 1;
}
