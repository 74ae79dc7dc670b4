package loiter.lessons;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Reads the futures of two executors in the order of completion. A completion service belongs to one executor, but accepts
 * any queue: two services that share a queue are read like one.
 *
 * <pre>
 * $ java -jar loiter-demo/target/loiter-demo.jar --lesson mixed
 *   0.0  main       futures: 2 of each executor, read from one queue
 *   0.0  left-1       loiter(1): starts, for 1s
 *   0.0  right-1        loiter(2): starts, for 2s
 *   1.0  left-1       loiter(1): done
 *   1.0  main       result: 10
 *   1.0  left-1           loiter(3): starts, for 3s
 *   2.0  right-1        loiter(2): done
 *   2.0  right-1            loiter(4): starts, for 4s
 *   2.0  main       result: 20
 *   4.0  left-1           loiter(3): done
 *   4.0  main       result: 30
 *   6.0  right-1            loiter(4): done
 *   6.0  main       result: 40
 *
 * seconds    0   1   2   3   4   5   6
 * main       ----1---2-------3-------4
 * left-1     1111333333333333
 * right-1    222222224444444444444444
 *            (1: task 1, or its result, -: waits)
 * </pre>
 */
public final class MixedLesson implements Lesson {
    private static final int TASKS = 4;

    @Override
    public void run(LessonContext context) throws InterruptedException, ExecutionException {
        ExecutorService left = context.newFixedThreadPool(1, "left");
        ExecutorService right = context.newFixedThreadPool(1, "right");
        try {
            // The queue has room for all futures: a completion service drops a future that does not fit.
            BlockingQueue<Future<Integer>> done = new ArrayBlockingQueue<>(TASKS);
            CompletionService<Integer> onLeft = new ExecutorCompletionService<>(left, done);
            CompletionService<Integer> onRight = new ExecutorCompletionService<>(right, done);
            for (int n : new int[] {1, 3}) {
                Future<Integer> unused = onLeft.submit(context.loiter(n));
            }
            for (int n : new int[] {2, 4}) {
                Future<Integer> unused = onRight.submit(context.loiter(n));
            }
            context.print("futures: 2 of each executor, read from one queue");
            for (int unread = TASKS; unread > 0; unread--) {
                context.printResult(done.take().get());
            }
        } finally {
            left.shutdownNow();
            right.shutdownNow();
        }
    }
}
