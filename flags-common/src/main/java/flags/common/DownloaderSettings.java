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
 * @param client the settings of the HTTP client
 */
public record DownloaderSettings(URI baseUrl, String destination, ClientSettings client) implements Serializable {
    private static final long serialVersionUID = 2;

    /**
     * Creates settings without retries and without a limit of the rate.
     *
     * @param baseUrl the base URL, without a trailing slash
     * @param destination the directory for the flags
     * @param connections the maximum number of open connections, at least 1
     * @param timeout the timeout for connecting, and for each wait for data
     * @param maxTime the maximum duration of a whole download
     */
    public DownloaderSettings(URI baseUrl, String destination, int connections, Duration timeout, Duration maxTime) {
        this(baseUrl, destination, new ClientSettings(connections, timeout, maxTime));
    }

    /**
     * Returns the settings of one of several downloaders that share the maximum rate of requests.
     *
     * @param downloaders the number of downloaders, at least 1
     */
    public DownloaderSettings sharedBy(int downloaders) {
        return new DownloaderSettings(baseUrl, destination, client.sharedBy(downloaders));
    }
}
