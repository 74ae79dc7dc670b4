package timelines;

import java.util.List;

/**
 * The activities of one thread, or of one slot.
 *
 * @param name the label on the axis; left out of the chart if there are too many lanes to label
 * @param bars the activities in any order, none for an idle thread; a later bar is drawn over an earlier one
 */
public record Lane(String name, List<Bar> bars) {
    /** Copies the bars. */
    public Lane {
        bars = List.copyOf(bars);
    }
}
