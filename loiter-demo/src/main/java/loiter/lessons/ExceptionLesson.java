package loiter.lessons;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import loiter.timeline.LessonContext;
import loiter.timeline.Marker;

/**
 * A task that fails does so in silence: its exception waits in the future until somebody calls {@code get}, and arrives
 * wrapped in an {@code ExecutionException}. A future that nobody reads hides its failure for ever.
 *
 * <pre>
 * $ java -jar loiter-demo/target/loiter-demo.jar --lesson exception
 *   0.0  main       has better things to do
 *   0.0  worker-1     fail(1): starts, for 1s
 *   1.0  worker-1     fail(1): fails
 *   3.0  main       has heard of nothing; isDone: true
 *   3.0  main       ExecutionException from get, caused by java.lang.IllegalStateException: no result after 1s
 *
 * seconds    0   1   2   3
 * main       ------------!
 * worker-1   111!
 *            (1: task 1, or its result, -: waits, !: exception)
 * </pre>
 */
public final class ExceptionLesson implements Lesson {
    @Override
    public void play(LessonContext stage) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(1, stage.threads("worker"));
        try {
            Future<Integer> future = pool.submit(stage.fail(1));
            stage.say("has better things to do");
            stage.pause(stage.unit().multipliedBy(3));
            stage.say("has heard of nothing; isDone: " + future.isDone());
            try {
                stage.sayResult(future.get());
            } catch (ExecutionException e) {
                stage.say(Marker.EXCEPTION, "ExecutionException from get, caused by " + e.getCause());
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
