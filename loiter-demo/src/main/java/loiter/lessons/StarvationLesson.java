package loiter.lessons;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loiter.timeline.Marker;

/**
 * Blocks a pool with a task that waits for another task of the same pool. The outer task occupies the only thread, so the
 * inner task never starts. A pool of n threads starves in the same way when n outer tasks wait. To avoid starvation, run
 * inner tasks in a pool of their own, or replace the wait with a callback.
 *
 * <pre>
 * $ java -jar loiter-demo/target/loiter-demo.jar --lesson starvation
 *   0.0  worker-1   outer: submits loiter(1) and waits for it
 *   2.0  main       TimeoutException: the pool makes no progress
 *   2.0  main       threads: 1, active: 1, queued tasks: 1
 *   2.0  main       the only thread waits for the queued task; shuts down
 *   2.0  worker-1   outer: interrupted
 *   2.0  main       tasks that never started: 1
 *   2.0  main       ExecutionException, cause: java.lang.InterruptedException
 *   2.0  main       again, with a pool for each kind of task
 *   2.0  outer-1    outer: submits loiter(1) and waits for it
 *   2.0  inner-1      loiter(1): starts, for 1s
 *   3.0  inner-1      loiter(1): done
 *   3.0  outer-1    outer: done
 *   3.0  main       result: 10
 *
 * seconds    0   1   2   3
 * main       --------!---1
 * worker-1   @@@@@@@#
 * outer-1            @@@@
 * inner-1            1111
 *            (1: task 1, or its result, -: waits, @: outer task,
 *             #: cancelled or interrupted, !: exception)
 * </pre>
 */
public final class StarvationLesson implements Lesson {
    @Override
    public void run(LessonContext context) throws InterruptedException, ExecutionException {
        runInOnePool(context);
        runInTwoPools(context);
    }

    private static void runInOnePool(LessonContext context) throws InterruptedException, ExecutionException {
        ThreadPoolExecutor pool = context.newFixedThreadPool(1, "worker");
        try {
            Future<Integer> outer = submitOuter(context, pool, pool);
            try {
                context.printResult(outer.get(context.timeoutMillis(2), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                context.print(Marker.EXCEPTION, "TimeoutException: the pool makes no progress");
            }
            context.print("threads: %s, active: %s, queued tasks: %s"
                    .formatted(
                            pool.getPoolSize(),
                            pool.getActiveCount(),
                            pool.getQueue().size()));
            context.print("the only thread waits for the queued task; shuts down");
            context.print("tasks that never started: " + pool.shutdownNow().size());
            try {
                context.printResult(outer.get());
            } catch (ExecutionException e) {
                context.print(
                        Marker.EXCEPTION,
                        "ExecutionException, cause: "
                                + Objects.requireNonNull(e.getCause())
                                        .getClass()
                                        .getName());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void runInTwoPools(LessonContext context) throws InterruptedException, ExecutionException {
        ExecutorService outerPool = context.newFixedThreadPool(1, "outer");
        ExecutorService innerPool = context.newFixedThreadPool(1, "inner");
        try {
            context.print("again, with a pool for each kind of task");
            Future<Integer> outer = submitOuter(context, outerPool, innerPool);
            context.printResult(outer.get());
        } finally {
            outerPool.shutdownNow();
            innerPool.shutdownNow();
        }
    }

    private static Future<Integer> submitOuter(
            LessonContext context, ExecutorService outerPool, ExecutorService innerPool) {
        return outerPool.submit(() -> context.runOuterTask("submits loiter(1) and waits for it", () -> {
            Future<Integer> inner = innerPool.submit(context.loiter(1));
            return inner.get();
        }));
    }
}
