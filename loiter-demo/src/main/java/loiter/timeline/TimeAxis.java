package loiter.timeline;

import commandline.Durations;
import java.time.Duration;

/**
 * Where on a line of text a time is: four columns stand for a unit, or for several if there are too many of them.
 *
 * @param unit of time
 * @param unitsOfTick between two numbers on the axis
 * @param end the last time
 */
record TimeAxis(Duration unit, int unitsOfTick, Duration end) {
    private static final int COLUMNS_OF_TICK = 4;
    private static final int MAX_TICKS = 25;

    static TimeAxis of(Duration unit, Duration end) {
        return new TimeAxis(unit, 1 + (int) (end.dividedBy(unit) / MAX_TICKS), end);
    }

    /** The nearest column. */
    int column(Duration at) {
        Duration column = unit.multipliedBy(unitsOfTick).dividedBy(COLUMNS_OF_TICK);
        return (int) at.plus(column.dividedBy(2)).dividedBy(column);
    }

    /** The numbers of units at their columns. */
    String axis() {
        var axis = new StringBuilder();
        for (int tick = 0; tick * COLUMNS_OF_TICK <= column(end); tick++) {
            axis.append(" ".repeat(tick * COLUMNS_OF_TICK - axis.length())).append(tick * unitsOfTick);
        }
        return axis.toString();
    }

    /** What the numbers count. */
    String name() {
        return unit.equals(Duration.ofSeconds(1)) ? "seconds" : "x " + Durations.format(unit) + "s";
    }
}
