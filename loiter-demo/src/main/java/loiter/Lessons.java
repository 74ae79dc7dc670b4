package loiter;

import java.util.List;
import java.util.Optional;
import loiter.lessons.AsCompletedLesson;
import loiter.lessons.CallbackLesson;
import loiter.lessons.CancelLesson;
import loiter.lessons.DoneLesson;
import loiter.lessons.ExceptionLesson;
import loiter.lessons.InvokeAllLesson;
import loiter.lessons.Lesson;
import loiter.lessons.MapLesson;
import loiter.lessons.MixedLesson;
import loiter.lessons.SlowFirstLesson;
import loiter.lessons.StarvationLesson;
import loiter.lessons.TimeoutLesson;

/** All lessons, in the order in which they are best taken. */
final class Lessons {
    /**
     * A lesson as it is offered.
     *
     * @param name what the user types
     * @param sentence what it teaches
     * @param sized whether it takes any number of tasks and threads
     * @param lesson itself
     */
    record Entry(String name, String sentence, boolean sized, Lesson lesson) {}

    static final List<Entry> LESSONS = List.of(
            sized("map", "Futures are read in the order of submission.", new MapLesson()),
            sized("as-completed", "Futures are read in the order of completion.", new AsCompletedLesson()),
            sized("invoke-all", "invokeAll returns when all tasks are done.", new InvokeAllLesson()),
            sized("done", "isDone looks at a future without waiting.", new DoneLesson()),
            fixed("slow-first", "Behind a slow first task, done results wait to be read.", new SlowFirstLesson()),
            fixed("mixed", "Futures of two executors are read from one queue.", new MixedLesson()),
            fixed("timeout", "get with a timeout gives up the wait, not the task.", new TimeoutLesson()),
            fixed("cancel", "A future is cancelled with and without interrupting its task.", new CancelLesson()),
            fixed("exception", "A failure waits in the future until get.", new ExceptionLesson()),
            fixed("callback", "When a callback is registered decides on which thread it runs.", new CallbackLesson()),
            fixed("starvation", "Tasks that wait for tasks of their own pool wait for ever.", new StarvationLesson()));

    private Lessons() {}

    static Optional<Entry> find(String name) {
        return LESSONS.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    private static Entry sized(String name, String sentence, Lesson lesson) {
        return new Entry(name, sentence, true, lesson);
    }

    private static Entry fixed(String name, String sentence, Lesson lesson) {
        return new Entry(name, sentence, false, lesson);
    }
}
