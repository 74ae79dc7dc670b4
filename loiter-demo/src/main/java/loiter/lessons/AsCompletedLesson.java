package loiter.lessons;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads futures in the order of completion. A completion service puts each future into a queue when it is done. Task 2 is
 * submitted first and read third.
 *
 * <pre>
 * $ java -jar loiter-demo/target/loiter-demo.jar --lesson as-completed
 *   0.0  worker-2     loiter(1): starts, for 1s
 *   0.0  worker-3   loiter(0): starts, for 0s
 *   0.0  main       futures: 5, read in the order of completion
 *   0.0  worker-1       loiter(2): starts, for 2s
 *   0.0  worker-3   loiter(0): done
 *   0.0  main       result: 0
 *   0.0  worker-3         loiter(3): starts, for 3s
 *   1.0  worker-2     loiter(1): done
 *   1.0  worker-2           loiter(4): starts, for 4s
 *   1.0  main       result: 10
 *   2.0  worker-1       loiter(2): done
 *   2.0  main       result: 20
 *   3.0  worker-3         loiter(3): done
 *   3.0  main       result: 30
 *   5.0  worker-2           loiter(4): done
 *   5.0  main       result: 40
 *
 * seconds    0   1   2   3   4   5
 * main       0---1---2---3-------4
 * worker-1   22222222
 * worker-2   11114444444444444444
 * worker-3   033333333333
 *            (1: task 1, or its result, -: waits)
 * </pre>
 */
public final class AsCompletedLesson implements Lesson {
    @Override
    public void run(LessonContext context) throws InterruptedException, ExecutionException {
        ExecutorService pool = context.newFixedThreadPool(context.workers(), "worker");
        try {
            // The queue has room for all futures: a completion service drops a future that does not fit.
            CompletionService<Integer> completion =
                    new ExecutorCompletionService<>(pool, new ArrayBlockingQueue<>(context.tasks()));
            for (int n : slowestFirst(context)) {
                Future<Integer> unused = completion.submit(context.loiter(n));
            }
            context.print("futures: " + context.tasks() + ", read in the order of completion");
            for (int unread = context.tasks(); unread > 0; unread--) {
                context.printResult(completion.take().get());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Returns the numbers of the tasks, those that start at once in descending order. */
    private static List<Integer> slowestFirst(LessonContext context) {
        List<Integer> numbers = IntStream.range(0, context.tasks()).boxed().collect(Collectors.toList());
        Collections.reverse(numbers.subList(0, Math.min(context.workers(), context.tasks())));
        return numbers;
    }
}
