package loiter.lessons;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loiter.timeline.LessonContext;
import loiter.timeline.Marker;

/**
 * A task that submits another one to its own pool and waits for it may wait for ever: it holds the very thread that the
 * other one needs. A pool of n threads starves like this one of a single thread as soon as n tasks wait. The cure: tasks
 * that are waited for have a pool of their own (or nobody waits, and the rest of the work becomes a callback).
 *
 * <pre>
 * $ java -jar loiter-demo/target/loiter-demo.jar --lesson starvation
 *   0.0  worker-1   outer: submits loiter(1) and waits for it
 *   2.0  main       TimeoutException: nothing is done, and nothing ever will be
 *   2.0  main       threads: 1, at work: 1, tasks in the queue: 1
 *   2.0  main       the only thread waits for what only it could run; interrupts it
 *   2.0  main       tasks that never ran: 1
 *   2.0  worker-1   outer: interrupted
 *   2.0  main       ExecutionException, caused by java.lang.InterruptedException
 *   2.0  main       once more, with a pool for each kind of task
 *   2.0  outer-1    outer: submits loiter(1) and waits for it
 *   2.0  inner-1      loiter(1): starts, for 1s
 *   3.0  inner-1      loiter(1): done
 *   3.0  outer-1    outer: done
 *   3.0  main       result: 10
 *
 * seconds    0   1   2   3
 * main       --------!---1
 * worker-1   ooooooox
 * outer-1            oooo
 * inner-1            1111
 *            (1: task 1, or its result, -: waits, x: cancelled or interrupted, !: exception)
 * </pre>
 */
public final class StarvationLesson implements Lesson {
    @Override
    public void play(LessonContext stage) throws InterruptedException, ExecutionException {
        starve(stage);
        cure(stage);
    }

    private static void starve(LessonContext stage) throws InterruptedException, ExecutionException {
        var pool =
                new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), stage.threads("worker"));
        try {
            Future<Integer> outer = submitOuter(stage, pool, pool);
            try {
                stage.sayResult(outer.get(stage.timeoutMillis(2), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                stage.say(Marker.EXCEPTION, "TimeoutException: nothing is done, and nothing ever will be");
            }
            stage.say("threads: %s, at work: %s, tasks in the queue: %s"
                    .formatted(
                            pool.getPoolSize(),
                            pool.getActiveCount(),
                            pool.getQueue().size()));
            stage.say("the only thread waits for what only it could run; interrupts it");
            stage.say("tasks that never ran: " + pool.shutdownNow().size());
            try {
                stage.sayResult(outer.get());
            } catch (ExecutionException e) {
                stage.say(Marker.EXCEPTION, "ExecutionException, caused by " + e.getCause());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void cure(LessonContext stage) throws InterruptedException, ExecutionException {
        ExecutorService outers = Executors.newFixedThreadPool(1, stage.threads("outer"));
        ExecutorService inners = Executors.newFixedThreadPool(1, stage.threads("inner"));
        try {
            stage.say("once more, with a pool for each kind of task");
            Future<Integer> outer = submitOuter(stage, outers, inners);
            stage.sayResult(outer.get());
        } finally {
            outers.shutdownNow();
            inners.shutdownNow();
        }
    }

    private static Future<Integer> submitOuter(LessonContext stage, ExecutorService outers, ExecutorService inners) {
        return outers.submit(() -> stage.perform('o', "outer", "submits loiter(1) and waits for it", () -> {
            Future<Integer> inner = inners.submit(stage.loiter(1));
            return inner.get();
        }));
    }
}
