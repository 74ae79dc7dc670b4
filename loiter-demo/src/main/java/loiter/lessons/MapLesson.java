package loiter.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Reads futures in the order of submission. Submitting does not block: all futures exist before the first task is done.
 * Reading blocks: {@code get} waits for its task, so a result is read when its task and all tasks before it are done.
 *
 * <pre>
 * $ java -jar loiter-demo/target/loiter-demo.jar --lesson map
 *   0.0  main       futures: 5, read in the order of submission
 *   0.0  worker-3       loiter(2): starts, for 2s
 *   0.0  worker-1   loiter(0): starts, for 0s
 *   0.0  worker-2     loiter(1): starts, for 1s
 *   0.0  worker-1   loiter(0): done
 *   0.0  worker-1         loiter(3): starts, for 3s
 *   0.0  main       result: 0
 *   1.0  worker-2     loiter(1): done
 *   1.0  worker-2           loiter(4): starts, for 4s
 *   1.0  main       result: 10
 *   2.0  worker-3       loiter(2): done
 *   2.0  main       result: 20
 *   3.0  worker-1         loiter(3): done
 *   3.0  main       result: 30
 *   5.0  worker-2           loiter(4): done
 *   5.0  main       result: 40
 *
 * seconds    0   1   2   3   4   5
 * main       0---1---2---3-------4
 * worker-1   033333333333
 * worker-2   11114444444444444444
 * worker-3   22222222
 *            (1: task 1, or its result, -: waits)
 * </pre>
 */
public final class MapLesson implements Lesson {
    @Override
    public void run(LessonContext context) throws InterruptedException, ExecutionException {
        ExecutorService pool = context.newFixedThreadPool(context.workers(), "worker");
        try {
            List<Future<Integer>> futures = new ArrayList<>();
            for (int n = 0; n < context.tasks(); n++) {
                futures.add(pool.submit(context.loiter(n)));
            }
            context.print("futures: " + futures.size() + ", read in the order of submission");
            for (Future<Integer> future : futures) {
                context.printResult(future.get());
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
