package loiter.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import loiter.timeline.LessonContext;
import loiter.timeline.Marker;

/**
 * {@code isDone} tells whether a future is done, without waiting. What it does not tell is whether a task that is not
 * done has been started: here tasks 3 and 4 wait in the queue of the pool at first, and look like task 2, which runs.
 *
 * <pre>
 * $ java -jar loiter-demo/target/loiter-demo.jar --lesson done
 *   0.0  worker-3       loiter(2): starts, for 2s
 *   0.0  worker-1   loiter(0): starts, for 0s
 *   0.0  worker-2     loiter(1): starts, for 1s
 *   0.0  worker-1   loiter(0): done
 *   0.0  worker-1         loiter(3): starts, for 3s
 *   0.5  main       isDone: done - - - -
 *   1.0  worker-2     loiter(1): done
 *   1.0  worker-2           loiter(4): starts, for 4s
 *   1.5  main       isDone: done done - - -
 *   2.0  worker-3       loiter(2): done
 *   2.5  main       isDone: done done done - -
 *   3.0  worker-1         loiter(3): done
 *   3.5  main       isDone: done done done done -
 *   4.5  main       isDone: done done done done -
 *   5.0  worker-2           loiter(4): done
 *   5.5  main       isDone: done done done done done
 *
 * seconds    0   1   2   3   4   5
 * main       --?---?---?---?---?---?
 * worker-1   033333333333
 * worker-2   11114444444444444444
 * worker-3   22222222
 *            (1: task 1, or its result, -: waits, ?: looks)
 * </pre>
 */
public final class DoneLesson implements Lesson {
    @Override
    public void play(LessonContext stage) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(stage.workers(), stage.threads("worker"));
        try {
            List<Future<Integer>> futures = new ArrayList<>();
            for (int n = 0; n < stage.tasks(); n++) {
                futures.add(pool.submit(stage.loiter(n)));
            }
            // Looks between the ends of tasks, since what it would see at the very moment is anybody's guess.
            stage.pause(stage.unit().dividedBy(2));
            while (!futures.stream().allMatch(Future::isDone)) {
                look(stage, futures);
                stage.pause(stage.unit());
            }
            look(stage, futures);
        } finally {
            pool.shutdownNow();
        }
    }

    private static void look(LessonContext stage, List<Future<Integer>> futures) {
        String states =
                futures.stream().map(future -> future.isDone() ? "done" : "-").collect(Collectors.joining(" "));
        stage.say(Marker.LOOKS, "isDone: " + states);
    }
}
