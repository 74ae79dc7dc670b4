package prices;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import prices.Delivery.EndOfWork;
import prices.Delivery.Item;

/**
 * Shows how full TODO and RESULTS are and what is happening, until it takes a marker from INFO.
 *
 * @param display where it shows this
 */
record Monitor(Queues queues, QueueDisplay display) implements Callable<Void> {
    /** As often as this it shows how things are even if nobody tells it anything. */
    private static final Duration REFRESH = Duration.ofMillis(100);

    @Override
    public Void call() throws InterruptedException {
        String happening = "starting";
        @Nullable Delivery<String> delivery = new Item<>(happening);
        while (!(delivery instanceof EndOfWork)) {
            if (delivery instanceof Item<String> item) {
                happening = item.value();
            }
            display.show(queues.waiting(), queues.results().size(), happening);
            delivery = queues.info().poll(REFRESH.toMillis(), TimeUnit.MILLISECONDS);
        }
        return null;
    }
}
