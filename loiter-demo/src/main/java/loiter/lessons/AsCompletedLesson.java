package loiter.lessons;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loiter.timeline.LessonContext;

/**
 * Futures read in the order of completion. A completion service puts each future into a queue when it is done. Task 2
 * is submitted first and read third.
 *
 * <pre>
 * $ java -jar loiter-demo/target/loiter-demo.jar --lesson as-completed
 *   0.0  main       futures: 5, read in the order of completion
 *   0.0  worker-1       loiter(2): starts, for 2s
 *   0.0  worker-2     loiter(1): starts, for 1s
 *   0.0  worker-3   loiter(0): starts, for 0s
 *   0.0  worker-3   loiter(0): done
 *   0.0  worker-3         loiter(3): starts, for 3s
 *   0.0  main       result: 0
 *   1.0  worker-2     loiter(1): done
 *   1.0  main       result: 10
 *   1.0  worker-2           loiter(4): starts, for 4s
 *   2.0  worker-1       loiter(2): done
 *   2.0  main       result: 20
 *   3.0  worker-3         loiter(3): done
 *   3.0  main       result: 30
 *   5.0  worker-2           loiter(4): done
 *   5.0  main       result: 40
 *
 * seconds    0   1   2   3   4   5
 * main       0---1---2---3-------4
 * worker-1   22222222
 * worker-2   11114444444444444444
 * worker-3   033333333333
 *            (1: task 1, or its result, -: waits)
 * </pre>
 */
public final class AsCompletedLesson implements Lesson {
    @Override
    public void play(LessonContext stage) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(stage.workers(), stage.threads("worker"));
        try {
            CompletionService<Integer> completion = new ExecutorCompletionService<>(pool);
            for (int n : longestOfTheFirstFirst(stage)) {
                Future<Integer> unused = completion.submit(stage.loiter(n));
            }
            stage.say("futures: " + stage.tasks() + ", read in the order of completion");
            for (int unread = stage.tasks(); unread > 0; unread--) {
                stage.sayResult(completion.take().get());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<Integer> longestOfTheFirstFirst(LessonContext stage) {
        List<Integer> numbers = IntStream.range(0, stage.tasks()).boxed().collect(Collectors.toList());
        Collections.reverse(numbers.subList(0, Math.min(stage.workers(), stage.tasks())));
        return numbers;
    }
}
