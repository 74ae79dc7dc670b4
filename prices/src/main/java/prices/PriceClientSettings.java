package prices;

import httpclient.ClientSettings;
import java.io.Serializable;
import java.net.URI;

/**
 * All that it takes to make a {@link PriceClient}, in this process or in another.
 *
 * @param url what all paths of the server begin with
 * @param client its limits
 */
record PriceClientSettings(URI url, ClientSettings client) implements Serializable {
    private static final long serialVersionUID = 1;
}
