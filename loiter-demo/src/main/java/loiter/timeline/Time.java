package loiter.timeline;

import java.time.Duration;

/** The time that passes on a stage. */
public interface Time {
    /** How long the lesson has been running. */
    Duration now();

    /** Lets the calling thread do nothing for a while. */
    void sleep(Duration duration) throws InterruptedException;

    /**
     * What to pass, in milliseconds, to a wait that is to time out after a while. Tests have a time of their own, which
     * passes here instead of in that wait.
     */
    long timeoutMillis(Duration duration) throws InterruptedException;

    /** The time of the real world, from now on. */
    static Time real() {
        long start = System.nanoTime();
        return new Time() {
            @Override
            public Duration now() {
                return Duration.ofNanos(System.nanoTime() - start);
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(duration.toMillis());
            }

            @Override
            public long timeoutMillis(Duration duration) {
                return duration.toMillis();
            }
        };
    }
}
