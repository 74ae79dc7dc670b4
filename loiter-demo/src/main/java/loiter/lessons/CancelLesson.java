package loiter.lessons;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import loiter.timeline.LessonContext;
import loiter.timeline.Marker;

/**
 * Three futures are cancelled: of a task in the queue, which never starts; of a running task with interruption, which
 * ends; of a running task without, which goes on although nobody will ever see its result. (The futures of
 * {@code CompletableFuture} never interrupt, whatever they are told.)
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
 *   4.0  main       the threads have ended
 *
 * seconds    0   1   2   3   4
 * main       ----+-----------
 * worker-1   333x
 * worker-2   4444444444444444
 *            (1: task 1, or its result, -: waits, x: cancelled or interrupted, +: several at once)
 * </pre>
 */
public final class CancelLesson implements Lesson {
    @Override
    public void play(LessonContext stage) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(2, stage.threads("worker"));
        try {
            Future<Integer> interrupted = pool.submit(stage.loiter(3));
            Future<Integer> undisturbed = pool.submit(stage.loiter(4));
            Future<Integer> queued = pool.submit(stage.loiter(2));
            stage.pause(stage.unit());
            stage.say(Marker.CANCELLED, "cancels loiter(2), in the queue: " + queued.cancel(false));
            stage.say(Marker.CANCELLED, "cancels loiter(4), no interrupt: " + undisturbed.cancel(false));
            stage.say(Marker.CANCELLED, "cancels loiter(3), interrupt: " + interrupted.cancel(true));
            try {
                stage.sayResult(undisturbed.get());
            } catch (CancellationException e) {
                stage.say(Marker.EXCEPTION, "CancellationException from loiter(4); isDone: " + undisturbed.isDone());
            }
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.HOURS);
            stage.say("the threads have ended");
        } finally {
            pool.shutdownNow();
        }
    }
}
