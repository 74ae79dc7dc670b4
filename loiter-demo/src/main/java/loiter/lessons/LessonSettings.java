package loiter.lessons;

import java.time.Duration;

/**
 * The settings of a lesson.
 *
 * @param tasks the number of tasks, from 1 to {@link #MAX_TASKS}
 * @param workers the number of threads that run them, at least 1
 * @param unit the unit of time: task n takes n units
 */
public record LessonSettings(int tasks, int workers, Duration unit) {
    /** The number of digits and letters: each task has a symbol of its own in the timeline. */
    public static final int MAX_TASKS = Character.MAX_RADIX;
}
