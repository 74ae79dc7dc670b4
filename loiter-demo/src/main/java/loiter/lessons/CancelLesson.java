package loiter.lessons;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import loiter.timeline.Marker;

/**
 * Cancels three futures. A task in the queue never starts. A running task that is interrupted ends. A running task that is
 * not interrupted continues, although nobody can read its result. ({@code CompletableFuture} never interrupts its task,
 * whatever the argument of {@code cancel}.)
 *
 * <pre>
 * $ java -jar loiter-demo/target/loiter-demo.jar --lesson cancel
 *   0.0  worker-2           loiter(4): starts, for 4s
 *   0.0  worker-1         loiter(3): starts, for 3s
 *   1.0  main       cancels loiter(2), in the queue: true
 *   1.0  main       cancels loiter(4), no interrupt: true
 *   1.0  main       cancels loiter(3), interrupt: true
 *   1.0  main       CancellationException from loiter(4); isDone: true
 *   1.0  worker-1         loiter(3): interrupted
 *   4.0  worker-2           loiter(4): done
 *   4.0  main       terminated: true
 *
 * seconds    0   1   2   3   4
 * main       ====+-----------
 * worker-1   333#
 * worker-2   4444444444444444
 *            (1: task 1, or its result, -: waits, =: other work,
 *             #: cancelled or interrupted, +: several events)
 * </pre>
 */
public final class CancelLesson implements Lesson {
    @Override
    public void run(LessonContext context) throws InterruptedException, ExecutionException {
        ExecutorService pool = context.newFixedThreadPool(2, "worker");
        try {
            Future<Integer> interrupted = pool.submit(context.loiter(3));
            Future<Integer> continued = pool.submit(context.loiter(4));
            Future<Integer> queued = pool.submit(context.loiter(2));
            context.doOtherWork(1);
            context.print(Marker.CANCELLED, "cancels loiter(2), in the queue: " + queued.cancel(false));
            context.print(Marker.CANCELLED, "cancels loiter(4), no interrupt: " + continued.cancel(false));
            context.print(Marker.CANCELLED, "cancels loiter(3), interrupt: " + interrupted.cancel(true));
            try {
                context.printResult(continued.get());
            } catch (CancellationException e) {
                context.print(Marker.EXCEPTION, "CancellationException from loiter(4); isDone: " + continued.isDone());
            }
            pool.shutdown();
            boolean terminated = pool.awaitTermination(1, TimeUnit.HOURS);
            context.print("terminated: " + terminated);
        } finally {
            pool.shutdownNow();
        }
    }
}
