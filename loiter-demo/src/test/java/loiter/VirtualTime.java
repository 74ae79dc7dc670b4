package loiter;

import java.time.Duration;
import loiter.timeline.Time;

/** Time that stands still until a test moves it. */
final class VirtualTime implements Time {
    private Duration now = Duration.ZERO;

    @Override
    public synchronized Duration now() {
        return now;
    }

    synchronized void advanceTo(Duration instant) {
        now = instant;
        notifyAll();
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        Duration end = now.plus(duration);
        while (now.compareTo(end) < 0) {
            wait();
        }
    }

    /** Lets the time pass first, and then has nothing waited for: what is done at its end is done in time. */
    @Override
    public long timeoutMillis(Duration duration) throws InterruptedException {
        sleep(duration);
        return 0;
    }
}
