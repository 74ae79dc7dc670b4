package loiter;

import static commandline.OptionBuilders.value;

import commandline.Arguments;
import commandline.CannotRunException;
import commandline.UsageException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
record LoiterOptions(Optional<Lessons.Entry> lesson, LessonSettings cast, Optional<Path> chart) {
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
        if (!arguments.operands().isEmpty()) {
            throw new UsageException("loiter-demo takes options only, not '%s' (--lesson %1$s?)"
                    .formatted(arguments.operands().get(0)));
        }
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

    /** Where the picture goes; looked at before the lesson, which takes its time. */
    private static Optional<Path> chart(Arguments arguments) throws UsageException, CannotRunException {
        Optional<String> text = arguments.text(CHART);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path chart = Path.of(text.get()).toAbsolutePath();
            Path directory = chart.getParent();
            if (directory == null || Files.isDirectory(chart)) {
                throw new CannotRunException("cannot write " + chart + ": it is a directory");
            }
            if (!Files.isDirectory(directory)) {
                throw new CannotRunException("cannot write " + chart + ": there is no directory " + directory);
            }
            if (!Files.isWritable(directory)) {
                throw new CannotRunException("cannot write " + chart + ": no permission to write to " + directory);
            }
            return Optional.of(chart);
        } catch (InvalidPathException e) {
            throw new UsageException("--chart takes the name of a file, not '%s'".formatted(text.get()));
        }
    }
}
