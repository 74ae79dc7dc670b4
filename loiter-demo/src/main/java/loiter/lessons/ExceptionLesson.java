package loiter.lessons;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import loiter.timeline.Marker;

/**
 * Reads the future of a task that fails. The exception stays in the future until {@code get} throws it, wrapped in an
 * {@code ExecutionException}. If nobody reads the future, nobody learns of the failure.
 *
 * <pre>
 * $ java -jar loiter-demo/target/loiter-demo.jar --lesson exception
 *   0.0  main       does other work
 *   0.0  worker-1     fail(1): starts, for 1s
 *   1.0  worker-1     fail(1): fails
 *   3.0  main       no sign of a failure; isDone: true
 *   3.0  main       get throws ExecutionException
 *   3.0  main       its cause: java.lang.IllegalStateException: no result
 *
 * seconds    0   1   2   3
 * main       ============!
 * worker-1   111!
 *            (1: task 1, or its result, =: other work, !: exception)
 * </pre>
 */
public final class ExceptionLesson implements Lesson {
    @Override
    public void run(LessonContext context) throws InterruptedException {
        ExecutorService pool = context.newFixedThreadPool(1, "worker");
        try {
            Future<Integer> future = pool.submit(context.fail(1));
            context.print("does other work");
            context.doOtherWork(3);
            context.print("no sign of a failure; isDone: " + future.isDone());
            try {
                context.printResult(future.get());
            } catch (ExecutionException e) {
                context.print(Marker.EXCEPTION, "get throws ExecutionException");
                context.print("its cause: " + e.getCause());
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
