package prices.futures;

import java.io.Serializable;
import java.util.concurrent.Callable;
import prices.client.Price;
import prices.client.PriceClient;
import prices.client.PriceClientSettings;
import prices.client.PriceException;
import prices.client.Query;

/** A task that fetches one price, in this process or in another one. */
record PriceTask(PriceClientSettings server, Query query) implements Callable<Price>, Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public Price call() throws PriceException, InterruptedException {
        try (var client = new PriceClient(server)) {
            return client.fetch(query);
        }
    }
}
