package flags.common;

import httpclient.ClientSettings;
import java.io.Serializable;
import java.net.URI;

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
     * Returns the settings of one of several downloaders that share the maximum rate of requests.
     *
     * @param downloaders the number of downloaders, at least 1
     */
    public DownloaderSettings sharedBy(int downloaders) {
        return new DownloaderSettings(baseUrl, destination, client.sharedBy(downloaders));
    }
}
