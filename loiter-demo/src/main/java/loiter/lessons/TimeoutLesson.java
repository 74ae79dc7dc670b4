package loiter.lessons;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loiter.timeline.Marker;

/**
 * Calls {@code get} with a timeout, which ends the wait but not the task: the task continues, and its result can still be
 * read.
 *
 * <pre>
 * $ java -jar loiter-demo/target/loiter-demo.jar --lesson timeout
 *   0.0  main       calls get with a timeout of one unit
 *   0.0  worker-1         loiter(3): starts, for 3s
 *   1.0  main       TimeoutException; isDone: false
 *   1.0  main       calls get without a timeout
 *   3.0  worker-1         loiter(3): done
 *   3.0  main       result: 30
 *
 * seconds    0   1   2   3
 * main       ----!-------3
 * worker-1   333333333333
 *            (1: task 1, or its result, -: waits, !: exception)
 * </pre>
 */
public final class TimeoutLesson implements Lesson {
    @Override
    public void run(LessonContext context) throws InterruptedException, ExecutionException {
        ExecutorService pool = context.newFixedThreadPool(1, "worker");
        try {
            Future<Integer> future = pool.submit(context.loiter(3));
            context.print("calls get with a timeout of one unit");
            try {
                context.printResult(future.get(context.timeoutMillis(1), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                context.print(Marker.EXCEPTION, "TimeoutException; isDone: " + future.isDone());
            }
            context.print("calls get without a timeout");
            context.printResult(future.get());
        } finally {
            pool.shutdownNow();
        }
    }
}
