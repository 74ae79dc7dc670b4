package flags.common;

import httpclient.ClientSettings;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;

/**
 * The settings of a {@link FlagDownloader}, serializable so that a worker process can create its own.
 *
 * @param baseUrl the base URL, without a trailing slash
 * @param destination the directory for the flags
 * @param concurrency the maximum number of open connections, at least 1
 * @param timeout the timeout for connecting, and for each wait for data
 * @param maxTime the maximum duration of a whole download
 */
public record DownloaderSettings(URI baseUrl, String destination, int concurrency, Duration timeout, Duration maxTime)
        implements Serializable {
    private static final long serialVersionUID = 1;

    /** Returns the settings of the client. */
    ClientSettings client() {
        return new ClientSettings(concurrency, timeout, maxTime);
    }
}
