package loiter.lessons;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import loiter.timeline.LessonContext;
import loiter.timeline.Marker;

/**
 * On which thread a callback runs depends on when it is registered: before the end of the task, on the thread that
 * completes the future; after it, on the thread that registers, which is made to do the work there and then. Whoever
 * wants to be sure names an executor, as {@code whenCompleteAsync} takes it.
 *
 * <pre>
 * $ java -jar loiter-demo/target/loiter-demo.jar --lesson callback
 *   0.0  main       two callbacks are registered
 *   0.0  worker-1     loiter(1): starts, for 1s
 *   1.0  worker-1     loiter(1): done
 *   1.0  worker-1   registered early: got 10, null
 *   1.0  callback-1 given an executor: got 10, null
 *   1.0  main       registers a callback when all is over
 *   1.0  main       registered late: got 10, null
 *   1.0  main       comes back from registering
 *
 * seconds    0   1
 * main       ----c
 * worker-1   1111c
 * callback-1     c
 *            (1: task 1, or its result, -: waits, c: callback)
 * </pre>
 */
public final class CallbackLesson implements Lesson {
    @Override
    public void play(LessonContext stage) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(1, stage.threads("worker"));
        ExecutorService callbacks = Executors.newFixedThreadPool(1, stage.threads("callback"));
        try {
            CompletableFuture<Integer> future = CompletableFuture.supplyAsync(stage.supply(1), pool);
            // Not two callbacks on one future: whichever thread runs the one, or waits for the future, may run the
            // other.
            CompletableFuture<Integer> early = future.whenComplete((result, failure) ->
                    stage.say(Marker.CALLBACK, "registered early: got " + result + ", " + failure));
            CompletableFuture<Integer> elsewhere = early.whenCompleteAsync(
                    (result, failure) ->
                            stage.say(Marker.CALLBACK, "given an executor: got " + result + ", " + failure),
                    callbacks);
            stage.say("two callbacks are registered");
            elsewhere.get();
            stage.say("registers a callback when all is over");
            future.whenComplete((result, failure) ->
                            stage.say(Marker.CALLBACK, "registered late: got " + result + ", " + failure))
                    .get();
            stage.say("comes back from registering");
        } finally {
            pool.shutdownNow();
            callbacks.shutdownNow();
        }
    }
}
