package loiter.timeline;

import commandline.Durations;
import java.time.Duration;

/**
 * The time axis of a text timeline, with four columns for each tick.
 *
 * @param unit the unit of time
 * @param unitsPerTick the number of units between two ticks
 * @param end the end of the axis
 */
record TimeAxis(Duration unit, int unitsPerTick, Duration end) {
    private static final int COLUMNS_PER_TICK = 4;

    /** With the names of threads, this many ticks fit into 80 columns. */
    private static final int MAX_TICKS = 16;

    static TimeAxis of(Duration unit, Duration end) {
        return new TimeAxis(unit, 1 + (int) (end.dividedBy(unit) / MAX_TICKS), end);
    }

    /** Returns the column nearest to a time. */
    int column(Duration time) {
        Duration column = unit.multipliedBy(unitsPerTick).dividedBy(COLUMNS_PER_TICK);
        return (int) time.plus(column.dividedBy(2)).dividedBy(column);
    }

    /** Returns the tick labels at their columns. */
    String labels() {
        var labels = new StringBuilder();
        for (int tick = 0; tick * COLUMNS_PER_TICK <= column(end); tick++) {
            labels.append(" ".repeat(tick * COLUMNS_PER_TICK - labels.length())).append(tick * unitsPerTick);
        }
        return labels.toString();
    }

    /** Returns the name of the unit. */
    String unitName() {
        return unit.equals(Duration.ofSeconds(1)) ? "seconds" : "x " + Durations.format(unit) + "s";
    }
}
