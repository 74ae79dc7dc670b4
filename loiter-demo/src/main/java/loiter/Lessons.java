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

/** The list of all lessons, in the recommended order. */
final class Lessons {
    /**
     * A lesson in the list.
     *
     * @param name the value of {@code --lesson}
     * @param summary one sentence
     * @param sizable whether the lesson accepts {@code --tasks} and {@code --workers}
     */
    record Entry(String name, String summary, boolean sizable, Lesson lesson) {}

    static final List<Entry> LESSONS = List.of(
            sizable("map", "Futures are read in the order of submission.", new MapLesson()),
            sizable("as-completed", "Futures are read in the order of completion.", new AsCompletedLesson()),
            sizable("invoke-all", "invokeAll returns when all tasks are done.", new InvokeAllLesson()),
            sizable("done", "isDone does not block.", new DoneLesson()),
            fixed("slow-first", "Results that are done wait behind a slow first task.", new SlowFirstLesson()),
            fixed("mixed", "Futures of two executors are read from one queue.", new MixedLesson()),
            fixed("timeout", "get with a timeout ends the wait, not the task.", new TimeoutLesson()),
            fixed("cancel", "cancel works with and without interrupting the task.", new CancelLesson()),
            fixed("exception", "An exception stays in the future until get throws it.", new ExceptionLesson()),
            fixed("callback", "The time of registration decides which thread runs a callback.", new CallbackLesson()),
            fixed("starvation", "Tasks that wait for tasks of their own pool block it.", new StarvationLesson()));

    private Lessons() {}

    static Optional<Entry> find(String name) {
        return LESSONS.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    private static Entry sizable(String name, String summary, Lesson lesson) {
        return new Entry(name, summary, true, lesson);
    }

    private static Entry fixed(String name, String summary, Lesson lesson) {
        return new Entry(name, summary, false, lesson);
    }
}
