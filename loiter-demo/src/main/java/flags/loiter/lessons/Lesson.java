package flags.loiter.lessons;

import flags.loiter.stage.Stage;
import java.util.concurrent.ExecutionException;

/** Shows one thing that futures do. */
@FunctionalInterface
public interface Lesson {
    /**
     * Plays the lesson to its end.
     *
     * @throws InterruptedException if the user has seen enough
     * @throws ExecutionException never: the tasks that fail are expected to
     */
    void play(Stage stage) throws InterruptedException, ExecutionException;
}
