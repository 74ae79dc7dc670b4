package loiter.lessons;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;
import loiter.timeline.Marker;

/**
 * Registers callbacks. A callback that is registered before the task ends runs on the thread that completes the future. A
 * callback that is registered later runs at once, on the thread that registers it. To choose the thread, register the
 * callback with {@code whenCompleteAsync} and an executor.
 *
 * <pre>
 * $ java -jar loiter-demo/target/loiter-demo.jar --lesson callback
 *   0.0  main       has registered two callbacks
 *   0.0  worker-1     loiter(1): starts, for 1s
 *   1.0  worker-1     loiter(1): done
 *   1.0  worker-1   registered early: result 10, exception null
 *   1.0  callback-1 with an executor: result 10, exception null
 *   1.0  main       registers a callback on a completed future
 *   1.0  main       registered late: result 10, exception null
 *   1.0  main       returns from registering
 *
 * seconds    0   1
 * main       ----*
 * worker-1   1111*
 * callback-1     *
 *            (1: task 1, or its result, -: waits, *: callback)
 * </pre>
 */
public final class CallbackLesson implements Lesson {
    @Override
    public void run(LessonContext context) throws InterruptedException, ExecutionException {
        ExecutorService pool = context.newFixedThreadPool(1, "worker");
        ExecutorService callbacks = context.newFixedThreadPool(1, "callback");
        try {
            CompletableFuture<Integer> future = CompletableFuture.supplyAsync(context.supplyLoiter(1), pool);
            // A chain: with two callbacks on one future, either thread could run the first one.
            CompletableFuture<Integer> chain = future.whenComplete(callback(context, "registered early"))
                    .whenCompleteAsync(callback(context, "with an executor"), callbacks);
            context.print("has registered two callbacks");
            chain.get();
            context.print("registers a callback on a completed future");
            future.whenComplete(callback(context, "registered late")).get();
            context.print("returns from registering");
        } finally {
            pool.shutdownNow();
            callbacks.shutdownNow();
        }
    }

    private static BiConsumer<Object, Throwable> callback(LessonContext context, String name) {
        return (result, exception) ->
                context.print(Marker.CALLBACK, name + ": result " + result + ", exception " + exception);
    }
}
