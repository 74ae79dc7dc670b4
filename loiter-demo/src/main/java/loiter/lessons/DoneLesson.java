package loiter.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import loiter.timeline.Marker;

/**
 * Polls futures with {@code isDone}, which does not block: the main thread does other work between its polls.
 * {@code isDone} does not tell whether a task has started: tasks 3 and 4 wait in the queue of the pool at first, and look
 * like task 2, which is running.
 *
 * <pre>
 * $ java -jar loiter-demo/target/loiter-demo.jar --lesson done
 *   0.0  worker-2     loiter(1): starts, for 1s
 *   0.0  worker-3       loiter(2): starts, for 2s
 *   0.0  worker-1   loiter(0): starts, for 0s
 *   0.0  worker-1   loiter(0): done
 *   0.0  worker-1         loiter(3): starts, for 3s
 *   0.5  main       isDone: 0----
 *   1.0  worker-2     loiter(1): done
 *   1.0  worker-2           loiter(4): starts, for 4s
 *   1.5  main       isDone: 01---
 *   2.0  worker-3       loiter(2): done
 *   2.5  main       isDone: 012--
 *   3.0  worker-1         loiter(3): done
 *   3.5  main       isDone: 0123-
 *   4.5  main       isDone: 0123-
 *   5.0  worker-2           loiter(4): done
 *   5.5  main       isDone: 01234
 *
 * seconds    0   1   2   3   4   5
 * main       ==?===?===?===?===?===?
 * worker-1   033333333333
 * worker-2   11114444444444444444
 * worker-3   22222222
 *            (1: task 1, or its result, =: other work, ?: isDone)
 * </pre>
 */
public final class DoneLesson implements Lesson {
    @Override
    public void run(LessonContext context) throws InterruptedException {
        ExecutorService pool = context.newFixedThreadPool(context.workers(), "worker");
        try {
            List<Future<Integer>> futures = new ArrayList<>();
            for (int n = 0; n < context.tasks(); n++) {
                futures.add(pool.submit(context.loiter(n)));
            }
            // Polls half a unit after tasks end, since a poll at the same time would be a race.
            context.doOtherWork(0.5);
            while (!futures.stream().allMatch(Future::isDone)) {
                poll(context, futures);
                context.doOtherWork(1);
            }
            poll(context, futures);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Prints the symbols of the tasks that are done. */
    private static void poll(LessonContext context, List<Future<Integer>> futures) {
        var done = new StringBuilder();
        for (int n = 0; n < futures.size(); n++) {
            done.append(futures.get(n).isDone() ? LessonContext.symbol(n) : '-');
        }
        context.print(Marker.IS_DONE, "isDone: " + done);
    }
}
