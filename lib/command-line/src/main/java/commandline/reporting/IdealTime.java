package commandline.reporting;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** How long a run would have taken with a perfect client. */
public final class IdealTime {
    private IdealTime() {}

    /**
     * The end of a greedy list schedule: each response, in the order of submission, occupies the first slot that
     * becomes free for as long as the server delays it.
     *
     * @param delays of the responses, in the order of submission
     * @param slots at least 1
     */
    public static Duration of(Stream<Duration> delays, int slots) {
        return of(delays, slots, Duration.ZERO);
    }

    /**
     * The same for requests that come into being one by one.
     *
     * @param delays of the responses, in the order of submission
     * @param slots at least 1
     * @param pace the time between two requests
     */
    public static Duration of(Stream<Duration> delays, int slots, Duration pace) {
        var freeAt = new PriorityQueue<Duration>();
        for (int slot = 0; slot < slots; slot++) {
            freeAt.add(Duration.ZERO);
        }
        Duration born = Duration.ZERO;
        Duration last = Duration.ZERO;
        for (Duration delay : (Iterable<Duration>) delays::iterator) {
            Duration end = later(freeAt.remove(), born).plus(delay);
            freeAt.add(end);
            last = later(last, end);
            born = born.plus(pace);
        }
        return last;
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
