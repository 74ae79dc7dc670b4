package loiter;

import static commandline.OptionBuilders.value;

import commandline.Arguments;
import commandline.CannotRunException;
import commandline.UsageException;
import commandline.files.OutputFile;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import loiter.lessons.LessonSettings;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * The command line.
 *
 * @param lesson the lesson to run, or empty to list all lessons
 * @param chart the file for the chart, if any
 */
record LoiterOptions(Optional<Lessons.Entry> lesson, LessonSettings settings, Optional<OutputFile> chart) {
    private static final String LIST = "list";
    private static final String DEFAULT_LESSON = "map";
    private static final int DEFAULT_TASKS = 5;
    private static final int DEFAULT_WORKERS = 3;
    private static final Duration DEFAULT_UNIT = Duration.ofSeconds(1);
    private static final Duration MIN_UNIT = Duration.ofMillis(1);
    private static final Duration MAX_UNIT = Duration.ofMinutes(1);

    private static final Option LESSON =
            value("lesson", "NAME", "the lesson (default: %s; list: all lessons)".formatted(DEFAULT_LESSON));
    private static final Option TASKS = value(
            "tasks",
            "N",
            "tasks, at most %s; task n sleeps for n units and returns n x 10 (default: %s)"
                    .formatted(LessonSettings.MAX_TASKS, DEFAULT_TASKS));
    private static final Option WORKERS = value(
            "workers", "N", "threads, at most %s (default: %s)".formatted(LessonSettings.MAX_TASKS, DEFAULT_WORKERS));
    private static final Option UNIT = value("unit", "TIME", "unit of time, 1ms to 60s (default: 1s)");
    private static final Option CHART = value("chart", "FILE", "also draw the timeline as a PNG chart");

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
        if (lesson.isPresent() && !lesson.get().sizable() && (arguments.has(TASKS) || arguments.has(WORKERS))) {
            throw new UsageException("--tasks and --workers do not apply to the lesson "
                    + lesson.get().name());
        }
        if (lesson.isEmpty() && arguments.has(CHART)) {
            throw new UsageException("--chart does not apply to the list of lessons");
        }
        var settings = new LessonSettings(
                arguments.integer(TASKS, 1, LessonSettings.MAX_TASKS).orElse(DEFAULT_TASKS),
                arguments.integer(WORKERS, 1, LessonSettings.MAX_TASKS).orElse(DEFAULT_WORKERS),
                arguments.seconds(UNIT, MIN_UNIT, MAX_UNIT).orElse(DEFAULT_UNIT));
        Optional<OutputFile> chart = arguments.path(CHART, "a file").map(OutputFile::new);
        if (chart.isPresent()) {
            chart.get().prepare();
        }
        return new LoiterOptions(lesson, settings, chart);
    }

    private static Optional<Lessons.Entry> lesson(Arguments arguments) throws UsageException {
        String name = arguments.text(LESSON).orElse(DEFAULT_LESSON);
        Optional<Lessons.Entry> lesson = Lessons.find(name);
        if (lesson.isEmpty() && !name.equals(LIST)) {
            String names = Lessons.LESSONS.stream().map(Lessons.Entry::name).collect(Collectors.joining(", "));
            throw new UsageException("--lesson takes %s or %s, not '%s'".formatted(names, LIST, name));
        }
        return lesson;
    }
}
