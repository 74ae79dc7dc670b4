package loiter.lessons;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loiter.timeline.LessonContext;
import loiter.timeline.Marker;

/**
 * {@code get} with a timeout gives up the wait, not the task: that goes on, and its result can still be had.
 *
 * <pre>
 * $ java -jar loiter-demo/target/loiter-demo.jar --lesson timeout
 *   0.0  main       waits for one unit of time
 *   0.0  worker-1         loiter(3): starts, for 3s
 *   1.0  main       TimeoutException; isDone: false
 *   1.0  main       waits for as long as it takes
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
    public void play(LessonContext stage) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(1, stage.threads("worker"));
        try {
            Future<Integer> future = pool.submit(stage.loiter(3));
            stage.say("waits for one unit of time");
            try {
                stage.sayResult(future.get(stage.timeoutMillis(1), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                stage.say(Marker.EXCEPTION, "TimeoutException; isDone: " + future.isDone());
            }
            stage.say("waits for as long as it takes");
            stage.sayResult(future.get());
        } finally {
            pool.shutdownNow();
        }
    }
}
