package prices;

import java.io.Serializable;
import java.util.concurrent.Callable;

/** Asks for one price, on a thread of this process or in another process: a task for either kind of executor. */
record PriceTask(PriceClientSettings server, Query query) implements Callable<Price>, Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public Price call() throws PriceException, InterruptedException {
        try (var client = new PriceClient(server)) {
            return client.price(query);
        }
    }
}
