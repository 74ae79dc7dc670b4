package loiter.lessons;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Calls {@code invokeAll}, which resembles Python's {@code Executor.map} but returns only when all tasks are done. The
 * first result exists at once and is read last.
 *
 * <pre>
 * $ java -jar loiter-demo/target/loiter-demo.jar --lesson invoke-all
 *   0.0  main       calls invokeAll
 *   0.0  worker-2     loiter(1): starts, for 1s
 *   0.0  worker-1   loiter(0): starts, for 0s
 *   0.0  worker-1   loiter(0): done
 *   0.0  worker-1         loiter(3): starts, for 3s
 *   0.0  worker-3       loiter(2): starts, for 2s
 *   1.0  worker-2     loiter(1): done
 *   1.0  worker-2           loiter(4): starts, for 4s
 *   2.0  worker-3       loiter(2): done
 *   3.0  worker-1         loiter(3): done
 *   5.0  worker-2           loiter(4): done
 *   5.0  main       futures: 5, all done
 *   5.0  main       result: 0
 *   5.0  main       result: 10
 *   5.0  main       result: 20
 *   5.0  main       result: 30
 *   5.0  main       result: 40
 *
 * seconds    0   1   2   3   4   5
 * main       --------------------+
 * worker-1   033333333333
 * worker-2   11114444444444444444
 * worker-3   22222222
 *            (1: task 1, or its result, -: waits, +: several events)
 * </pre>
 */
public final class InvokeAllLesson implements Lesson {
    @Override
    public void run(LessonContext context) throws InterruptedException, ExecutionException {
        ExecutorService pool = context.newFixedThreadPool(context.workers(), "worker");
        try {
            List<Callable<Integer>> tasks = IntStream.range(0, context.tasks())
                    .mapToObj(context::loiter)
                    .toList();
            context.print("calls invokeAll");
            List<Future<Integer>> futures = pool.invokeAll(tasks);
            context.print("futures: " + futures.size() + ", all done");
            for (Future<Integer> future : futures) {
                context.printResult(future.get());
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
