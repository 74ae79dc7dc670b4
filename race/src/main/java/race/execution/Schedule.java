package race.execution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Decides who runs when: everybody once in each round, in a random order. */
final class Schedule {
    private final Random random;

    /** @param seed the seed: equal seeds give equal orders */
    Schedule(long seed) {
        random = new Random(seed);
    }

    /** Returns the order of the next round. */
    <T> List<T> nextRound(List<T> contestants) {
        List<T> order = new ArrayList<>(contestants);
        Collections.shuffle(order, random);
        return order;
    }
}
