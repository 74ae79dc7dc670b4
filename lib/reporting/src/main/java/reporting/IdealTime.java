package reporting;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** The time that a perfect client needs for a list of requests. */
public final class IdealTime {
    private IdealTime() {}

    /**
     * Returns the makespan of a greedy list schedule: each request, in the order of submission, occupies the first free
     * slot for as long as the server delays the response.
     *
     * @param delays the delays of the responses, in the order of submission
     * @param slots the number of concurrent requests, at least 1
     */
    public static Duration of(Stream<Duration> delays, int slots) {
        return of(delays, slots, Duration.ZERO);
    }

    /**
     * Returns the makespan of a greedy list schedule whose requests arrive at a fixed interval.
     *
     * @param delays the delays of the responses, in the order of submission
     * @param slots the number of concurrent requests, at least 1
     * @param interval the time between two arrivals
     */
    public static Duration of(Stream<Duration> delays, int slots, Duration interval) {
        var freeAt = new PriorityQueue<Duration>();
        for (int slot = 0; slot < slots; slot++) {
            freeAt.add(Duration.ZERO);
        }
        Duration arrival = Duration.ZERO;
        Duration makespan = Duration.ZERO;
        for (Duration delay : (Iterable<Duration>) delays::iterator) {
            Duration end = later(freeAt.remove(), arrival).plus(delay);
            freeAt.add(end);
            makespan = later(makespan, end);
            arrival = arrival.plus(interval);
        }
        return makespan;
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
