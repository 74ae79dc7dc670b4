package timelines;

import java.util.List;

/**
 * What one thread, or one slot, did.
 *
 * @param name beside the lane; left out of the picture where lanes are too many to be named
 * @param bars in any order; where two overlap, the later of the list is in front; none if the thread was idle
 */
public record Lane(String name, List<Bar> bars) {
    /** Copies the bars. */
    public Lane {
        bars = List.copyOf(bars);
    }
}
