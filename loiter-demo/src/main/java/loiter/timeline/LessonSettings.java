package loiter.timeline;

import java.time.Duration;

/**
 * Who plays in a lesson.
 *
 * @param tasks how many
 * @param workers how many threads run them
 * @param unit of time: task n takes n of it
 */
public record LessonSettings(int tasks, int workers, Duration unit) {}
