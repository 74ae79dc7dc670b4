package prices.client;

import httpclient.ClientSettings;
import java.io.Serializable;
import java.net.URI;

/**
 * The settings of a {@link PriceClient}, which can be sent to another process.
 *
 * @param url the base URL of the server, without a trailing slash
 * @param client the limits of the HTTP client
 */
public record PriceClientSettings(URI url, ClientSettings client) implements Serializable {
    private static final long serialVersionUID = 1;
}
