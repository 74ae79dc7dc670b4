package loiter.lessons;

import java.util.concurrent.ExecutionException;
import loiter.timeline.LessonContext;

/** Shows one thing that futures do. */
@FunctionalInterface
public interface Lesson {
    /**
     * Plays the lesson to its end.
     *
     * @throws InterruptedException if the user has seen enough
     * @throws ExecutionException never: the tasks that fail are expected to
     */
    void play(LessonContext stage) throws InterruptedException, ExecutionException;
}
