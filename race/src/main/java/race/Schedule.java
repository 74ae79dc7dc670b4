package race;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Who runs when: in each round everybody once, in an order of its own that the seed decides. */
final class Schedule {
    private final Random random;

    Schedule(long seed) {
        random = new Random(seed);
    }

    /** The order of the next round. */
    <T> List<T> nextRound(List<T> contestants) {
        List<T> order = new ArrayList<>(contestants);
        Collections.shuffle(order, random);
        return order;
    }
}
