package loiter.lessons;

import java.time.Duration;

/** The clock of a lesson. Tests replace it with one that they control. */
public interface LessonClock {
    /** Returns the time since the start of the lesson. */
    Duration elapsed();

    /** Blocks the calling thread for a time. */
    void sleep(Duration duration) throws InterruptedException;

    /**
     * Returns the timeout to pass to a timed wait. A clock that simulates time blocks here and returns 0.
     *
     * @param duration the timeout
     * @return the timeout in milliseconds
     */
    long timeoutMillis(Duration duration) throws InterruptedException;

    /** Returns a clock that starts now and measures real time. */
    static LessonClock startSystem() {
        long start = System.nanoTime();
        return new LessonClock() {
            @Override
            public Duration elapsed() {
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
