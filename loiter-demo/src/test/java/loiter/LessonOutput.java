package loiter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The output of a lesson, as printed or as shown in the header of its source.
 *
 * @param arguments the arguments of the program
 * @param lines the lines before the timeline
 * @param timeline the lines of the timeline
 */
record LessonOutput(String arguments, List<Line> lines, List<String> timeline) {
    private static final Path LESSONS = Path.of("src/main/java/loiter/lessons");
    private static final Pattern RUN = Pattern.compile(
            "<pre>\\R\\$ java -jar loiter-demo/target/loiter-demo.jar ?(.*?)\\R(.*?)</pre>", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile(" *(\\d+\\.\\d+)  (\\S+) +(.*)");
    private static final int STEPS_PER_SECOND = 2;

    /** The resolution of the times. */
    static final Duration STEP = Duration.ofSeconds(1).dividedBy(STEPS_PER_SECOND);

    /**
     * A line with a time.
     *
     * @param time the printed time, rounded to half a second: in real time, lines are a little late
     * @param thread the name of the thread
     * @param text the text without its indentation
     */
    record Line(Duration time, String thread, String text) {
        static Line of(String printed) {
            Matcher matcher = LINE.matcher(printed);
            if (!matcher.matches()) {
                throw new AssertionError("not a line with a time: " + printed);
            }
            long steps = Math.round(Double.parseDouble(matcher.group(1)) * STEPS_PER_SECOND);
            return new Line(STEP.multipliedBy(steps), matcher.group(2), matcher.group(3));
        }
    }

    static LessonOutput ofHeader(Lessons.Entry lesson) throws IOException {
        Path source = LESSONS.resolve(lesson.lesson().getClass().getSimpleName() + ".java");
        Matcher run = RUN.matcher(Files.readString(source).replaceAll("(?m)^ \\* ?", ""));
        if (!run.find()) {
            throw new AssertionError("the header of " + source + " shows no run");
        }
        return of(run.group(1), run.group(2).lines().toList());
    }

    static LessonOutput of(String arguments, List<String> printed) {
        int end = printed.indexOf("");
        return new LessonOutput(
                arguments,
                printed.subList(0, end).stream().map(Line::of).toList(),
                printed.subList(end + 1, printed.size()));
    }

    /** Returns the lines in the order of their times. */
    Map<Duration, List<Line>> byTime() {
        return lines.stream().collect(Collectors.groupingBy(Line::time, TreeMap::new, Collectors.toList()));
    }

    /** Returns the lines of each thread. */
    Map<String, List<Line>> byThread() {
        return lines.stream().collect(Collectors.groupingBy(Line::thread));
    }

    static boolean contains(List<String> printed, Collection<Line> lines) {
        return printed.stream()
                .filter(line -> LINE.matcher(line).matches())
                .map(Line::of)
                .toList()
                .containsAll(lines);
    }
}
