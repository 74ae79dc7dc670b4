package timelines;

import java.util.List;

/**
 * One run.
 *
 * @param title a line above the lanes, such as the name of the run and its figures
 * @param lanes from top to bottom; at least one
 */
public record Panel(String title, List<Lane> lanes) {
    /** @throws IllegalArgumentException if there is no lane */
    public Panel {
        lanes = List.copyOf(lanes);
        if (lanes.isEmpty()) {
            throw new IllegalArgumentException("there is no lane in panel " + title);
        }
    }

    List<Bar> bars() {
        return lanes.stream().flatMap(lane -> lane.bars().stream()).toList();
    }
}
