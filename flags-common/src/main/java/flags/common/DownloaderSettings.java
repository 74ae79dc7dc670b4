package flags.common;

import httpclient.ClientSettings;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;

/**
 * All that it takes to make a {@link FlagDownloader}, in this process or in another.
 *
 * @param baseUrl below which {@code /cc/cc.gif} is asked for
 * @param destination directory for the flags
 * @param concurrency how many connections may be open together, at least 1
 * @param timeout for connecting and for each wait for data
 * @param maxTime for one download as a whole
 */
public record DownloaderSettings(URI baseUrl, String destination, int concurrency, Duration timeout, Duration maxTime)
        implements Serializable {
    private static final long serialVersionUID = 1;

    /** The limits of the client. */
    ClientSettings client() {
        return new ClientSettings(concurrency, timeout, maxTime);
    }
}
