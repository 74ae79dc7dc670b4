package prices.queues;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import prices.queues.Message.Item;
import prices.queues.Message.PoisonPill;

/** Displays the sizes of TODO and RESULTS and the latest status line, until it takes a poison pill from INFO. */
record Monitor(Queues queues, QueueDisplay display) implements Callable<Void> {
    /** The maximum time between updates, whether or not there are status lines. */
    private static final Duration REFRESH_INTERVAL = Duration.ofMillis(100);

    @Override
    public Void call() throws InterruptedException {
        String status = "starting";
        @Nullable Message<String> message = new Item<>(status);
        while (!(message instanceof PoisonPill)) {
            if (message instanceof Item<String> item) {
                status = item.value();
            }
            display.show(queues.todoSize(), queues.results().size(), status);
            message = queues.info().poll(REFRESH_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        }
        return null;
    }
}
