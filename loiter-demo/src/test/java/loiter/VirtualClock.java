package loiter;

import java.time.Duration;
import loiter.lessons.LessonClock;

/** A clock that stands still until a test advances it. */
final class VirtualClock implements LessonClock {
    private Duration elapsed = Duration.ZERO;

    @Override
    public synchronized Duration elapsed() {
        return elapsed;
    }

    synchronized void advanceTo(Duration time) {
        elapsed = time;
        notifyAll();
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        Duration end = elapsed.plus(duration);
        while (elapsed.compareTo(end) < 0) {
            wait();
        }
    }

    /** Sleeps here, so that a task that ends during the timeout is done when the timed wait begins. */
    @Override
    public long timeoutMillis(Duration duration) throws InterruptedException {
        sleep(duration);
        return 0;
    }
}
