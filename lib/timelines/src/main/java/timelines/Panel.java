package timelines;

import java.util.List;

/**
 * The lanes of one run.
 *
 * @param title the line above the lanes, such as the name of the run and its figures
 * @param lanes the lanes from top to bottom, at least one
 */
public record Panel(String title, List<Lane> lanes) {
    /** @throws IllegalArgumentException if there are no lanes */
    public Panel {
        lanes = List.copyOf(lanes);
        if (lanes.isEmpty()) {
            throw new IllegalArgumentException("panel '%s' has no lanes".formatted(title));
        }
    }

    List<Bar> bars() {
        return lanes.stream().flatMap(lane -> lane.bars().stream()).toList();
    }
}
