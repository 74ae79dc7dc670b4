package loiter.lessons;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Shows the cost of reading in the order of submission: results that are done wait behind a slow first task. Compare it
 * with the lesson as-completed.
 *
 * <pre>
 * $ java -jar loiter-demo/target/loiter-demo.jar --lesson slow-first
 *   0.0  main       futures: 3, read in the order of submission
 *   0.0  worker-3       loiter(2): starts, for 2s
 *   0.0  worker-2     loiter(1): starts, for 1s
 *   0.0  worker-1           loiter(4): starts, for 4s
 *   1.0  worker-2     loiter(1): done
 *   2.0  worker-3       loiter(2): done
 *   4.0  worker-1           loiter(4): done
 *   4.0  main       result: 40
 *   4.0  main       result: 10
 *   4.0  main       result: 20
 *
 * seconds    0   1   2   3   4
 * main       ----------------+
 * worker-1   4444444444444444
 * worker-2   1111
 * worker-3   22222222
 *            (1: task 1, or its result, -: waits, +: several events)
 * </pre>
 */
public final class SlowFirstLesson implements Lesson {
    @Override
    public void run(LessonContext context) throws InterruptedException, ExecutionException {
        ExecutorService pool = context.newFixedThreadPool(3, "worker");
        try {
            List<Future<Integer>> futures = List.of(
                    pool.submit(context.loiter(4)), pool.submit(context.loiter(1)), pool.submit(context.loiter(2)));
            context.print("futures: 3, read in the order of submission");
            for (Future<Integer> future : futures) {
                context.printResult(future.get());
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
