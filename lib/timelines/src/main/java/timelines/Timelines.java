package timelines;

import java.time.Duration;
import java.util.List;

/**
 * A chart of one or more runs, one below the other on a shared time axis. The image is 1600 pixels wide, and as high as
 * the lanes need. Display it at half its size.
 *
 * @param title the title of the chart
 * @param panels the runs from top to bottom, at least one
 */
public record Timelines(String title, List<Panel> panels) {
    /** @throws IllegalArgumentException if there are no panels */
    public Timelines {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("chart '%s' has no panels".formatted(title));
        }
    }

    /**
     * Draws the chart as a PNG image.
     *
     * @throws ChartException if the JVM cannot draw, see {@link PngEncoder#encode}
     */
    public byte[] toPng() throws ChartException {
        return PngEncoder.encode(() -> TimelinesChart.of(this).image());
    }

    /** Returns the time at which the last bar ends. */
    Duration end() {
        return panels.stream()
                .flatMap(panel -> panel.bars().stream())
                .map(Bar::end)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
