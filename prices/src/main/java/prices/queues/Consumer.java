package prices.queues;

import java.util.concurrent.Callable;
import prices.client.PriceSource;
import prices.client.Query;
import prices.queues.Message.Item;

/** Takes queries from TODO until it takes a poison pill, and puts their results into RESULTS. */
record Consumer(Queues queues, PriceSource source) implements Callable<Void> {
    @Override
    public Void call() throws InterruptedException {
        while (queues.todo().take() instanceof Item<Query> item) {
            Query query = item.value();
            queues.inform("fetching " + query);
            // add, not put: an interrupted thread would lose the result. RESULTS has room for all.
            queues.results().add(source.get(query));
        }
        queues.inform(Thread.currentThread().getName() + " is finished");
        return null;
    }
}
