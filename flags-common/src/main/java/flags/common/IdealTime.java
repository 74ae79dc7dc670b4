package flags.common;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** How long a run would have taken with a perfect client. */
final class IdealTime {
    private IdealTime() {}

    /**
     * The end of a greedy list schedule: each response, in the order of submission, occupies the first slot that
     * becomes free for as long as the server holds it.
     *
     * @param holds of the responses, in the order of submission
     * @param slots at least 1
     */
    static Duration of(Stream<Duration> holds, int slots) {
        var freeAt = new PriorityQueue<Duration>();
        for (int slot = 0; slot < slots; slot++) {
            freeAt.add(Duration.ZERO);
        }
        return holds.map(hold -> {
                    Duration end = freeAt.remove().plus(hold);
                    freeAt.add(end);
                    return end;
                })
                .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
}
