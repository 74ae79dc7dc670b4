package loiter.lessons;

import java.util.concurrent.ExecutionException;

/** A small program that shows one property of futures. */
@FunctionalInterface
public interface Lesson {
    /**
     * Runs the lesson.
     *
     * @throws InterruptedException if the calling thread is interrupted; the lesson has shut down its pools then
     * @throws ExecutionException if a task fails unexpectedly
     */
    void run(LessonContext context) throws InterruptedException, ExecutionException;
}
