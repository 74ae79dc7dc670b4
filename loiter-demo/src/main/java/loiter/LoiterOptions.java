package loiter;

import static commandline.OptionBuilders.value;

import commandline.Arguments;
import commandline.CannotRunException;
import commandline.UsageException;
import commandline.files.OutputFile;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import loiter.timeline.LessonSettings;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * What the user asks for.
 *
 * @param lesson to play, or empty to list them all
 * @param cast of the lesson
 * @param chart the picture to draw, if any
 */
record LoiterOptions(Optional<Lessons.Entry> lesson, LessonSettings cast, Optional<OutputFile> chart) {
    private static final String LIST = "list";
    private static final String DEFAULT_LESSON = "map";
    private static final int DEFAULT_TASKS = 5;
    private static final int DEFAULT_WORKERS = 3;

    /** As many as have a digit or a letter of their own in the timeline. */
    private static final int MAX_TASKS = 36;

    private static final Duration DEFAULT_UNIT = Duration.ofSeconds(1);
    private static final Duration SHORTEST_UNIT = Duration.ofMillis(1);
    private static final Duration LONGEST_UNIT = Duration.ofMinutes(1);

    private static final Option LESSON =
            value("lesson", "NAME", "what to show (default: " + DEFAULT_LESSON + "; list: all lessons)");
    private static final Option TASKS =
            value("tasks", "N", "how many tasks; task n waits n units and gives n x 10 (default: 5)");
    private static final Option WORKERS = value("workers", "N", "how many threads run them (default: 3)");
    private static final Option UNIT = value("unit", "TIME", "the unit of waiting, such as 250ms (default: 1s)");
    private static final Option CHART = value("chart", "FILE", "draw the timeline into this PNG file, too");

    static Options definition() {
        return new Options()
                .addOption(LESSON)
                .addOption(TASKS)
                .addOption(WORKERS)
                .addOption(UNIT)
                .addOption(CHART);
    }

    static LoiterOptions of(Arguments arguments) throws UsageException, CannotRunException {
        arguments.requireNoOperands();
        Optional<Lessons.Entry> lesson = lesson(arguments);
        if (!lesson.map(Lessons.Entry::sized).orElse(true) && (arguments.has(TASKS) || arguments.has(WORKERS))) {
            throw new UsageException("the lesson %s has tasks and threads of its own: leave out --tasks and --workers"
                    .formatted(lesson.get().name()));
        }
        if (lesson.isEmpty() && arguments.has(CHART)) {
            throw new UsageException("the list of lessons has no timeline to draw: leave out --chart");
        }
        var cast = new LessonSettings(
                arguments.integer(TASKS, 1, MAX_TASKS).orElse(DEFAULT_TASKS),
                arguments.integer(WORKERS, 1, MAX_TASKS).orElse(DEFAULT_WORKERS),
                arguments.seconds(UNIT, SHORTEST_UNIT, LONGEST_UNIT).orElse(DEFAULT_UNIT));
        return new LoiterOptions(lesson, cast, chart(arguments));
    }

    private static Optional<Lessons.Entry> lesson(Arguments arguments) throws UsageException {
        String name = arguments.text(LESSON).orElse(DEFAULT_LESSON);
        Optional<Lessons.Entry> lesson = Lessons.find(name);
        if (lesson.isEmpty() && !name.equals(LIST)) {
            throw new UsageException("there is no lesson '%s', but %s"
                    .formatted(
                            name,
                            Lessons.LESSONS.stream().map(Lessons.Entry::name).collect(Collectors.joining(", "))));
        }
        return lesson;
    }

    private static Optional<OutputFile> chart(Arguments arguments) throws UsageException, CannotRunException {
        Optional<OutputFile> chart = arguments.path(CHART, "a file").map(OutputFile::new);
        if (chart.isPresent()) {
            chart.get().prepare();
        }
        return chart;
    }
}
