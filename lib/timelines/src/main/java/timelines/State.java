package timelines;

/**
 * A kind of activity. The legend lists each state of a chart.
 *
 * @param name the name in the legend
 * @param style the look of its bars, which should be unique within a chart
 */
public record State(String name, BarStyle style) {}
